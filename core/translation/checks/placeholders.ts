import { frameworkPlaceholders, wordLikePlaceholders } from '../../documents/protection/framework-placeholders.ts';
import { handlesAndHashtags } from '../../documents/protection/handles-and-hashtags.ts';
import { marketSymbols } from '../../documents/protection/market-symbols.ts';
import type { Check } from './check.ts';
import { lostOrInvented } from './lost-or-invented.ts';

/**
 * Placeholders of templates: `{{name}}`, `${name}`, `{0}`, `%(name)s`, `%1$s`. Same as in `core/documents/protection`,
 * except for what may follow: in a language without spaces the next word follows directly.
 */
const placeholder = String.raw`\{\{\{?[^{}]{0,200}\}?\}\}|\$\{[^{}]{1,200}\}|%\{[\p{L}\p{N}_.]{1,64}\}|\{[\p{L}\p{N}_.]{1,64}\}|%\([\p{L}\p{N}_.]{1,64}\)[sdifr]|(?<![\p{N}%])%(?:\d{1,2}\$)?[-+0#]?\d{0,3}(?:\.\d{1,3})?[sdif@](?![A-Za-z0-9])`;

const anyOf = (all: readonly { pattern: string }[]) =>
  new RegExp([placeholder, ...all.map(({ pattern }) => pattern)].join('|'), 'gu');
const kept = [...frameworkPlaceholders, ...marketSymbols, ...handlesAndHashtags];
const any = anyOf(kept);
const anyOrWordLike = anyOf([...kept, ...wordLikePlaceholders]);

/**
 * Compares placeholders, symbols of securities, names of accounts and hashtags, which travel as tags like addresses: a
 * program that misses one prints nonsense, and a changed one is another's.
 */
export const placeholders: Check = ({ source, target, format }) => {
  const pattern = format === 'json' ? anyOrWordLike : any;
  return lostOrInvented(source.match(pattern) ?? [], target.match(pattern) ?? []);
};
