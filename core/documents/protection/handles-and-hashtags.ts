const letter = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}\p{Script=Devanagari}\p{M}]`;
/** Signs of a tag in scripts that put spaces between words. */
const sign = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}\p{Script=Devanagari}\p{M}\p{N}_]`;
/** Signs of a tag in scripts that do not: only a space, or the sign again, says where it ends. */
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{N}A-Za-z_]`;
const begins = String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_.&@#＃{+\/-])`;

/**
 * Names of accounts and tags of networks, which lead nowhere once translated. Of a language without spaces, the next
 * word may follow directly.
 */
export const handlesAndHashtags: readonly { reason: string; pattern: string }[] = [
  {
    reason: 'An account, on its server if it says so, or a package of npm; "@7pm" is a time.',
    pattern: String.raw`${begins}@(?!\d{1,2}(?:am|pm|h)?(?![\p{Script=Latin}\p{N}_]))[\p{Script=Latin}\p{N}_]{2,40}(?:[.-][\p{Script=Latin}\p{N}_]{1,40}){0,4}(?:@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,63}|\/[a-z][a-z0-9_-]{0,60}(?![.\p{L}]))?`,
  },
  {
    reason: 'A hashtag of letters: "#1" and "#1st" are numbers, and so is a flat\'s "#12B".',
    pattern: String.raw`${begins}[#＃](?!\p{N}{1,6}(?:st|nd|rd|th|\p{L})?(?!${sign}))(?=[\p{N}_]{0,20}${letter})${sign}{1,100}(?![\p{L}\p{N}_]#)`,
  },
  {
    reason: 'A hashtag of Weibo, between two signs.',
    pattern: String.raw`[#＃](?=[^#＃\s]{0,40}\p{L})${unspaced}{1,40}[#＃]`,
  },
  {
    reason: 'A hashtag in Chinese or Japanese, up to a space.',
    pattern: String.raw`${begins}[#＃](?=[\p{N}A-Za-z_]{0,20}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])${unspaced}{1,40}(?=\s|$|[#＃])`,
  },
];
