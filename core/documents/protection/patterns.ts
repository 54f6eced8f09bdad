import { filePaths } from './file-paths.ts';
import { frameworkPlaceholders } from './framework-placeholders.ts';
import { handlesAndHashtags } from './handles-and-hashtags.ts';
import { marketSymbols } from './market-symbols.ts';
import { phoneNumbers } from './phone-numbers.ts';

/**
 * Signs that begin an item, other than letters, figures and dashes, for use inside a character class. The private ones
 * are Word's, from its fonts Symbol and Wingdings.
 */
export const bulletSigns = String.raw`•‣⁃∙▪▫◦●○■□◆◇❖➢➤►▶▸✓✔\uf020-\uf0ff`;

/**
 * Texts within running text that must come back unchanged. Every pattern is linear: it begins only where a word
 * begins, and repeats only parts that cannot match in two ways.
 */
export const patterns: readonly { reason: string; pattern: string }[] = [
  {
    reason: 'An address that is translated leads nowhere.',
    pattern: String.raw`(?<![a-zA-Z0-9])(?:(?:https?|ftps?|sftp|file|ssh|git):\/\/|www\.|mailto:|tel:)[^\s<>"'“”‘’„«»‹›、。，！？；：（）「」『』【】\u3000]+`,
  },
  {
    reason: 'A mailbox is a name, not a word.',
    pattern: String.raw`(?<![\p{L}\p{N}.+_-])[\p{L}\p{N}._+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}(?![\p{L}\p{N}-])`,
  },
  {
    reason: 'A host without its scheme, under a domain that is not a word in any language.',
    pattern: String.raw`(?<![\p{L}\p{N}@._-])(?:[a-zA-Z0-9-]{1,63}\.)+(?:com|org|net|edu|gov|int|eu|info|biz|example)(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])(?:\/[^\s<>"'“”‘’„«»、。，！？；：（）「」]*)?`,
  },
  ...phoneNumbers,
  ...filePaths,
  { reason: 'A template fills it in later.', pattern: String.raw`\{\{\{?[^{}]{0,200}\}?\}\}` },
  { reason: 'A template literal or shell variable.', pattern: String.raw`\$\{[^{}]{1,200}\}` },
  {
    reason: 'An argument of ICU that says how it is written.',
    pattern: String.raw`\{[\p{L}\p{N}_.-]{1,64},[ ]{0,4}(?:number|date|time|duration|spellout|ordinal)(?:,[^{}]{0,100})?\}`,
  },
  {
    reason:
      'An argument of ICU that chooses between texts, with these: an engine would translate its keywords, or move one text before another.',
    pattern: String.raw`\{[\p{L}\p{N}_.-]{1,64},[ ]{0,4}(?:plural|select|selectordinal|choice),(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,200}\}){0,400}\}){1,1000}\}`,
  },
  { reason: 'A named argument of Ruby and others.', pattern: String.raw`%\{[\p{L}\p{N}_.]{1,64}\}` },
  { reason: 'A positional or named argument.', pattern: String.raw`\{[ ]?[\p{L}\p{N}_.-]{1,64}[ ]?\}` },
  { reason: 'A statement of a template.', pattern: String.raw`\{%[^{}]{0,200}%\}|<%[^<>]{0,200}%>` },
  { reason: 'A named printf argument.', pattern: String.raw`%\([\p{L}\p{N}_.]{1,64}\)[sdifr]` },
  {
    reason: 'A printf argument; "5%s" and "100% sure" are not.',
    pattern: String.raw`(?<![\p{N}%])%(?:\d{1,2}\$)?[-+0#]?\d{0,3}(?:\.\d{1,3})?(?:hh?|ll?|[Lqjzt])?[sdifuxXoceEgGaAp@](?![\p{L}\p{N}])`,
  },
  ...frameworkPlaceholders,
  ...marketSymbols,
  ...handlesAndHashtags,
  {
    reason: 'A bullet within a text, with the line break that a list without markup has before it.',
    pattern: String.raw` ?[${bulletSigns}](?=[ \u00a0\t])`,
  },
];
