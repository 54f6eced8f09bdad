/**
 * What systems have for each script: Apple's, Microsoft's, Google's and free ones, in that order. The
 * general stack ends in Noto, so that a word of another script on a page is not left to chance.
 */
const general =
  'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"Noto Sans Arabic","Noto Sans Hebrew","Noto Sans Devanagari","Noto Sans CJK SC",sans-serif';

/** One character looks otherwise in each of these languages, and Urdu is read in Nastaliq: the font must be the text's own. */
const named: readonly [languages: string[], fonts: string][] = [
  [['ja'], '"Hiragino Sans","Hiragino Kaku Gothic ProN","Yu Gothic UI",Meiryo,"Noto Sans JP","Noto Sans CJK JP"'],
  [['ko'], '"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR"'],
  [['zh-Hans'], '"PingFang SC","Microsoft YaHei UI","Noto Sans SC","Noto Sans CJK SC"'],
  [['zh-Hant'], '"PingFang TC","Microsoft JhengHei UI","Noto Sans TC","Noto Sans CJK TC"'],
  [['zh-HK', 'zh-Hant-HK'], '"PingFang HK","Microsoft JhengHei UI","Noto Sans HK","Noto Sans CJK HK"'],
  [['ur'], '"Noto Nastaliq Urdu","Urdu Typesetting","Jameel Noori Nastaleeq","Noto Sans Arabic"'],
];

/** Where the system's own font lacks the script. */
const added: readonly [languages: string[], fonts: string][] = [
  [['ar', 'fa', 'prs', 'ps'], '"SF Arabic","Geeza Pro","Segoe UI","Noto Sans Arabic"'],
  [['he'], '"SF Hebrew","Segoe UI","Noto Sans Hebrew"'],
  [['hi', 'mr'], '"Kohinoor Devanagari","Nirmala UI","Noto Sans Devanagari"'],
  [['bn'], '"Kohinoor Bangla","Nirmala UI","Noto Sans Bengali"'],
  [['gu'], '"Kohinoor Gujarati","Nirmala UI","Noto Sans Gujarati"'],
  [['pa'], '"Mukta Mahee","Nirmala UI","Noto Sans Gurmukhi"'],
  [['kn'], '"Noto Sans Kannada","Nirmala UI"'],
  [['ml'], '"Malayalam Sangam MN","Nirmala UI","Noto Sans Malayalam"'],
  [['ta'], '"Tamil Sangam MN","Nirmala UI","Noto Sans Tamil"'],
  [['te'], '"Kohinoor Telugu","Nirmala UI","Noto Sans Telugu"'],
  [['si'], '"Sinhala Sangam MN","Nirmala UI","Noto Sans Sinhala"'],
  [['th'], '"Thonburi","Leelawadee UI","Noto Sans Thai"'],
  [['am'], '"Kefa","Ebrima","Noto Sans Ethiopic"'],
  [['ka'], '"Helvetica Neue","Segoe UI","Noto Sans Georgian"'],
  [['hy'], '"Mshtakan","Segoe UI","Noto Sans Armenian"'],
];

/** Scripts whose letters have no slanted form: what is emphasised is heavier there. */
const upright = ['ja', 'ko', 'zh', 'ar', 'fa', 'prs', 'ps', 'ur', 'he'];

/** Scripts with marks above and below their letters, or dense ones, need more room between lines. */
const tall = [
  'ja',
  'ko',
  'zh',
  'hi',
  'mr',
  'bn',
  'gu',
  'pa',
  'kn',
  'ml',
  'ta',
  'te',
  'si',
  'th',
  'am',
  'ar',
  'fa',
  'prs',
  'ps',
];

const lang = (tags: readonly string[]) => `:is(${tags.map((tag) => `:lang(${tag})`).join(',')})`;
const headings = ':is(h1,h2,h3,h4,h5,h6)';

/** Fonts follow the text's language wherever it changes; the room between lines is the page's. */
export const fontRules = [
  `[lang]{font-family:${general}}`,
  ...named.map(([tags, fonts]) => `[lang]${lang(tags)}{font-family:${fonts},sans-serif}`),
  ...added.map(([tags, fonts]) => `[lang]${lang(tags)}{font-family:system-ui,${fonts},sans-serif}`),
  `html${lang(tall)} body{line-height:1.8}`,
  `html${lang(tall)} ${headings}{line-height:1.45}`,
  `html:lang(ur) body{line-height:2.2}`,
  `html:lang(ur) ${headings}{line-height:1.9}`,
  `h1${lang(upright)}{letter-spacing:0}`,
  `:is(em,i,cite,dfn,var,address)${lang(upright)}{font-style:normal}`,
  `:is(em,i)${lang(upright)}{font-weight:600}`,
  `${lang(['ja', 'zh'])}{line-break:strict}`,
  ':lang(ko){word-break:keep-all}',
].join('\n');
