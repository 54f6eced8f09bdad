import { maxTitleCharacters } from '../../../contracts/limits.ts';
import { decodeText, encodeText } from '../segments/entities.ts';
import { tokensOf } from '../segments/tokens.ts';

/** A word that is none of the short names that are always written so (EU, NASA, UNESCO has six). */
const longWord = /\p{L}{5,}/u;

/** Whether a segment is a heading in capitals: engines take such words for names and give them back. */
export function isInCapitals(text: string): boolean {
  if (text.length > maxTitleCharacters) return false;
  const words = texts(text).join(' ');
  // Georgian has capitals that nobody writes headings in; other scripts have none.
  return longWord.test(words) && /\p{Lu}/u.test(words) && !/[\p{Ll}\p{Lo}\p{Script=Georgian}]/u.test(words);
}

/**
 * A segment in capitals as a sentence: the first letter stays, and so do words that are known to be
 * written in capitals.
 */
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

/** A translated segment in capitals, by its language's rules (`i` is `İ` in Turkish); tags, and letters without case, stay. */
export function inCapitals(text: string, language: string): string {
  return eachText(text, (value) =>
    value.replace(/[^\p{Script=Georgian}]+/gu, (letters) => letters.toLocaleUpperCase(language)),
  );
}

/** Words in capitals in texts that are not wholly so: the names among them are likely names in headings too. */
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
    .map(({ type, source }) => (type === 'text' ? encodeText(change(decodeText(source))) : source))
    .join('');
}
