import type { Unit } from '../../../contracts/document.ts';

/** Characters of a sample; far fewer reveal a text's language. */
const sampleCharacters = 4_000;

/** Returns the beginning of a document's prose, without addresses, code and descriptions. */
export function sampleOf(units: readonly Unit[]): string {
  let sample = '';
  for (const { kind, parts } of units) {
    if (kind === 'attribute' || kind === 'metadata') continue;
    for (const part of parts) if (part.type === 'text') sample += part.value;
    sample += '\n';
    if (sample.length >= sampleCharacters) return sample.slice(0, sampleCharacters);
  }
  return sample;
}
