import type { Part } from '../../../contracts/document.ts';
import { joinsWithoutSpace } from '../../lib/text/unspaced.ts';

type Text = Extract<Part, { type: 'text' }>;

/**
 * Punctuation and characters written without a space between; Thai and its neighbours have spaces between sentences.
 */
const ideographic = /[\u3000-\u303f\uff01-\uff60\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Adjusts the spaces between a unit's translated pieces: adds one between two sentences whose source has none, as in
 * Chinese, and removes one that the target language does not use.
 *
 * @param sources the same pieces in the source.
 */
export function spacedPieces(pieces: readonly (readonly Part[])[], sources: readonly (readonly Part[])[]): Part[][] {
  const result = pieces.map((parts) => [...parts]);
  for (let index = 1; index < result.length; index++) {
    const before = result[index - 1] ?? [];
    const after = result[index] ?? [];
    const [end, start] = [edge(before, 'last'), edge(after, 'first')];
    if (end === undefined || start === undefined) continue;
    const was = [edge(sources[index - 1] ?? [], 'last'), edge(sources[index] ?? [], 'first')] as const;
    const together = joinsWithoutSpace(...was);
    if (together && !/\s$/.test(end) && !/^\s/.test(start) && !joinsWithoutSpace(end, start)) {
      after.unshift({ type: 'text', value: ' ' });
    } else if (!together) {
      closeUp(before, after);
    }
  }
  return result;
}

/** Removes a space between two characters of a script without spaces. */
function closeUp(before: Part[], after: Part[]): void {
  const index = before.findLastIndex((part) => part.type === 'text');
  const last = before[index] as Text | undefined;
  if (!last || last.value.trimEnd() === last.value) return;
  const left = plain(before).trimEnd().at(-1);
  const right = plain(after).at(0);
  if (left === undefined || right === undefined || !ideographic.test(left) || !ideographic.test(right)) return;
  before[index] = { type: 'text', value: last.value.trimEnd() };
}

/** Returns the first or last visible character, as a pair of code units if it is one. */
function edge(parts: readonly Part[], which: 'first' | 'last'): string | undefined {
  const characters = [...plain(parts)];
  return which === 'first' ? characters[0] : characters.at(-1);
}

function plain(parts: readonly Part[]): string {
  return parts
    .map((part) => (part.type === 'text' ? part.value : part.type === 'placeholder' ? '\ufffc' : ''))
    .join('');
}
