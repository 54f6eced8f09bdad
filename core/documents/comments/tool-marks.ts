/**
 * Comments that programs read: their authors put them there for a tool and know that they are public. Each expression
 * must match the whole comment, without its delimiters and the space around it, so that a person's sentence that only
 * begins like a mark still counts as a comment.
 */
const toolMarks: readonly { tool: string; mark: RegExp }[] = [
  { tool: 'WordPress, Hugo, Hexo, Jekyll, Material for MkDocs: the end of the excerpt', mark: /^more$/i },
  { tool: 'WordPress: pages of an article, and no teaser', mark: /^(?:nextpage|noteaser)$/i },
  {
    tool: 'Docusaurus, Astro, Eleventy: the end of the excerpt',
    mark: /^(?:truncate|excerpt|end excerpt|endexcerpt)$/i,
  },
  { tool: 'WordPress: blocks', mark: /^\/?wp:[a-z][\w/-]*(?:\s+\{.*\})?\s*\/?$/is },
  { tool: 'Word, Outlook, browsers: what was copied', mark: /^(?:StartFragment|EndFragment)$/i },
  { tool: 'Internet Explorer and Outlook: conditional comments', mark: /^\[if\s[^\]]*\]>.*<!\[endif\]$/is },
  {
    tool: 'the same, where others read what is between; Word writes them without dashes',
    mark: /^(?:\[if\s[^\]]*\](?:><!(?:--)?)?|(?:<!)?\[endif\])$/i,
  },
  {
    tool: 'doctoc, markdown-toc, Markdown All in One: tables of contents',
    mark: /^\/?(?:tocstop|toc)(?:\s[\w:=".\d-]*)?$/i,
  },
  {
    tool: 'doctoc',
    mark: /^(?:(?:START|END) doctoc\b.*|DON'T EDIT THIS SECTION, INSTEAD RE-RUN doctoc TO UPDATE)$/is,
  },
  {
    tool: 'all-contributors',
    mark: /^(?:ALL-CONTRIBUTORS-(?:LIST|BADGE)\S*.*|prettier-ignore-\w+|markdownlint-\w+)$/is,
  },
  { tool: 'Prettier', mark: /^(?:prettier-ignore(?:-(?:start|end|attribute))?|display:\s\w+)$/i },
  {
    tool: 'markdownlint',
    mark: /^markdownlint-(?:disable|enable|capture|restore|configure)[\w-]*(?:\s[\s\w/-]*|\s\{.*\})?$/is,
  },
  {
    tool: 'remark-lint, alex, retext',
    mark: /^(?:lint|alex|retext|vale|textlint)[\s-](?:disable|enable|ignore|on|off|off-next-line)\b[\s\w.,/=-]*$/i,
  },
  { tool: 'Vale', mark: /^vale\s[\w.]+\s=\s(?:YES|NO)$/i },
  { tool: 'textlint', mark: /^textlint-(?:disable|enable)[\s\w.,/@-]*$/i },
  { tool: 'ESLint', mark: /^eslint-(?:disable|enable)[\s\w.,/@-]*$/i },
  { tool: 'html-validate, HTMLHint', mark: /^(?:\[html-validate-[^\]]+\]|htmlhint\s[\w:,\s-]*)$/i },
  {
    tool: 'CSpell',
    mark: /^(?:cspell|spell-?checker|spellcheck):?\s?(?:disable|enable|ignore|words?)(?:[\s-][\s\p{L}\d_,-]*)?$/iu,
  },
  {
    tool: 'search engines and their appliances',
    mark: /^\/?(?:googleo(?:ff|n):\s\w+|noindex|TYPO3SEARCH_(?:begin|end))$/i,
  },
  {
    tool: 'React, Vue, Svelte, Lit, Angular: places of what they render',
    mark: /^(?:\/?\$[?!]?|\/?lit-part\s?\S*|v-if|\[|\]|\[-1|bindings=\{.*\}|ng-container|HTML_TAG_(?:START|END)|\?lit\$\d+\$|ssr-[\w-]+)$/is,
  },
  {
    tool: 'build tools: what they put in',
    mark: /^(?:build:\S+(?:\s[\w./-]+)?|endbuild|inject:\S+|endinject|htmlmin:\w+)$/i,
  },
  {
    tool: 'servers: include what another file says',
    mark: /^#(?:include|echo|set|if|elif|else|endif|config|exec)\b[^>]*$/i,
  },
  {
    tool: 'Drupal: which template made it',
    mark: /^(?:THEME DEBUG|THEME HOOK:\s.*|FILE NAME SUGGESTIONS:.*|(?:💡 )?(?:BEGIN|END) (?:CUSTOM TEMPLATE )?OUTPUT from '.*')$/isu,
  },
  {
    tool: 'editors: the mode and the schema of the file',
    mark: /^(?:-\*-.*-\*-|vim?:\s.*|yaml-language-server:\s.*|\$schema:?\s.*)$/is,
  },
  {
    tool: 'Ghost: cards, and where the text for members begins',
    mark: /^(?:kg-card-(?:begin|end): \w+|members-only)$/i,
  },
  {
    tool: 'Mailchimp: conditions, and the parts of a mail',
    mark: /^(?:\*\|[\w:]+\|\*|BEGIN [A-Z]+ \/\/|\/\/ END [A-Z]+)$/,
  },
  {
    tool: 'what counts visits and tells search engines: where its code begins and ends',
    mark: /^(?:(?:begin|start|end) )?(?:Google Tag Manager|Google tag|Global site tag|Google Analytics|Matomo|Piwik|(?:Facebook|Meta) Pixel)(?: \(noscript\)| \(gtag\.js\)(?: - Google Analytics)?)?(?: code)?$/i,
  },
  { tool: 'Yoast', mark: /^(?:This site is optimized with the Yoast SEO .*|\/ Yoast SEO (?:Premium )?plugin\.)$/i },
  { tool: 'licence scanners', mark: /^SPDX-[\w-]+:\s[\w.()+\s-]*$/i },
];

/** Whether a comment is meant for a program. */
export function isToolMark(text: string): boolean {
  return toolMarks.some(({ mark }) => mark.test(text));
}
