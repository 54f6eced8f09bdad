import { maxTitleCharacters } from '../../../contracts/limits.ts';
import { escapeMarkup } from '../../lib/xml/index.ts';
import { decodeText } from '../segments/entities.ts';
import { tokensOf } from '../segments/tokens.ts';

/** A word of five letters or more: most names that are always in capitals (EU, NASA) are shorter; UNESCO has six. */
const longWord = /\p{L}{5,}/u;

/** Whether a segment is a heading in capitals: engines take such words for names and return them unchanged. */
export function isInCapitals(text: string): boolean {
  if (text.length > maxTitleCharacters) return false;
  const words = texts(text).join(' ');
  // Georgian headings are not written in capitals; letters of category Lo have no case.
  return longWord.test(words) && /\p{Lu}/u.test(words) && !/[\p{Ll}\p{Lo}\p{Script=Georgian}]/u.test(words);
}

/** Rewrites a segment in capitals as a sentence. Keeps the first letter, and words known as acronyms. */
export function inSentenceCase(text: string, language: string, acronyms: ReadonlySet<string>): string {
  let first = true;
  return eachText(text, (value) =>
    value.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => {
      const kept = acronyms.has(word);
      const lower = kept ? word : word.toLocaleLowerCase(language);
      if (!first) return lower;
      first = false;
      const [initial = ''] = word;
      return kept ? word : initial + lower.slice(initial.toLocaleLowerCase(language).length);
    }),
  );
}

/**
 * Sets a translated segment in capitals, by its language's rules (`i` is `İ` in Turkish); keeps tags, and letters
 * without case.
 */
export function inCapitals(text: string, language: string): string {
  return eachText(text, (value) =>
    value.replace(/[^\p{Script=Georgian}]+/gu, (letters) => letters.toLocaleUpperCase(language)),
  );
}

/** Collects words in capitals from segments of mixed case: a heading likely means the same names. */
export function acronymsOf(segments: Iterable<string>): Set<string> {
  const found = new Set<string>();
  for (const segment of segments) {
    if (!/\p{Lu}{2}/u.test(segment) || !/\p{Ll}{2}/u.test(segment)) continue;
    for (const [word] of segment.matchAll(/(?<![\p{L}\p{N}])[\p{Lu}\p{N}]{2,}(?![\p{L}\p{N}])/gu)) found.add(word);
  }
  return found;
}

function texts(segment: string): string[] {
  return tokensOf(segment).flatMap(({ type, source }) => (type === 'text' ? [decodeText(source)] : []));
}

function eachText(segment: string, change: (text: string) => string): string {
  return tokensOf(segment)
    .map(({ type, source }) => (type === 'text' ? escapeMarkup(change(decodeText(source))) : source))
    .join('');
}
