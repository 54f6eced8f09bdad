import { distance } from 'fastest-levenshtein';
import { Rejection } from '../../../contracts/failures.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { defined } from '../../lib/defined.ts';
import type { FrontMatter } from './front-matter.ts';
import { isKeyOfOthers } from './keys-of-others.ts';
import { metadataOptions, type OptionName, optionNames, optionOf } from './known-options.ts';
import { parseOptions } from './parse-options.ts';

const names = optionNames.filter((name) => !metadataOptions.includes(name));

/**
 * Warns of keys of the front matter that are one slip away from an option, if their value would be one of it. They are
 * never rejected: keys of the front matter belong to the author. `slips.ts` holds those that would stop publication.
 */
export function misspeltWarnings(frontMatter: FrontMatter, given: { configured: string[]; now: Date }): Warning[] {
  const written = new Set([...frontMatter.keys()].map(optionOf));
  return [...frontMatter].flatMap(([key, value]): Warning[] => {
    const meant = oneSlipFrom(key);
    if (meant === undefined || written.has(meant) || !isValueOf(meant, value, given)) return [];
    const message = `"${key}" is not an option, and has no effect. If you mean "${meant}", correct the key and upload the file again.`;
    return [{ code: 'option-misspelt', message, ...defined({ line: frontMatter.lines.get(key) }) }];
  });
}

/** The option of the front matter that a key is one slip away from; undefined if it is one, or another program's key. */
export function oneSlipFrom(key: string): OptionName | undefined {
  if (optionOf(key) !== undefined || isKeyOfOthers(key)) return undefined;
  return names.find((name) => isOneSlip(name, key.toLowerCase()));
}

/** One letter is missing, added or wrong, or two beside each other are swapped. */
function isOneSlip(name: string, key: string): boolean {
  if (Math.abs(name.length - key.length) > 1) return false;
  if (distance(name, key) === 1) return true;
  const at = [...name].findIndex((letter, index) => letter !== key[index]);
  return name.length === key.length && name === key.slice(0, at) + key[at + 1] + key[at] + key.slice(at + 2);
}

/** Whether an option takes this value. */
export function isValueOf(name: OptionName, value: unknown, given: { configured: string[]; now: Date }): boolean {
  try {
    parseOptions([new Map([[name, value]])], given);
    return true;
  } catch (error) {
    if (error instanceof Rejection) return false;
    throw error;
  }
}
