import type { Part } from '../../contracts/document.ts';
import { renderDocument } from '../../core/documents/render-document.ts';
import { documentOf, type Source } from './example.ts';

/**
 * Adds a word to every unit of the source, so that the translation memory does not have any of its segments
 * and the engine translates all of them, as for a new release.
 */
export function reworded(source: Source, word = newWord()): Source {
  const document = documentOf(source);
  const changed = new Map(document.units.map(({ id, parts }) => [id, withWord(parts, word)]));
  return { ...source, text: renderDocument(document, changed, document.language) };
}

function withWord(parts: readonly Part[], word: string): Part[] {
  const first = parts.findIndex((part) => part.type === 'text' && /\p{L}/u.test(part.value));
  return parts.map((part, index) =>
    index === first && part.type === 'text'
      ? { ...part, value: part.value.replace(/\p{L}+/u, (found) => `${found} ${word}`) }
      : part,
  );
}

let made = 0;

/** Letters only: an engine may leave digits, or a word with digits, untranslated. */
function newWord(): string {
  made += 1;
  const letters = [...made.toString(26).padStart(4, '0')].map((digit) =>
    String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 26)),
  );
  return `q${letters.join('')}`;
}
