import type { Check } from './check.ts';
import { lostOrInvented } from './lost-or-invented.ts';

/**
 * What a template fills in later: `{{name}}`, `${name}`, `{0}`, `%(name)s`, `%1$s`. As `core/documents/protection`
 * knows them, but for what may follow: a language without spaces goes on right after one.
 */
const placeholder =
  /\{\{\{?[^{}]{0,200}\}?\}\}|\$\{[^{}]{1,200}\}|\{[\p{L}\p{N}_.]{1,64}\}|%\([\p{L}\p{N}_.]{1,64}\)[sdifr]|(?<![\p{N}%])%(?:\d{1,2}\$)?\d{0,3}(?:\.\d{1,3})?[sdif@](?![A-Za-z0-9])/gu;

/** Placeholders travel as tags, like addresses; a program that misses one prints nonsense. */
export const placeholders: Check = ({ source, target }) =>
  lostOrInvented(source.match(placeholder) ?? [], target.match(placeholder) ?? []);
