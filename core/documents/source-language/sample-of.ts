import type { Unit } from '../../../contracts/document.ts';

/** Characters of a sample; the language of a text shows in far fewer. */
const enough = 4_000;

/** The beginning of a document's prose: what readers read first, without addresses, code and descriptions. */
export function sampleOf(units: readonly Unit[]): string {
  let sample = '';
  for (const { kind, parts } of units) {
    if (kind === 'attribute' || kind === 'metadata') continue;
    for (const part of parts) if (part.type === 'text') sample += part.value;
    sample += '\n';
    if (sample.length >= enough) return sample.slice(0, enough);
  }
  return sample;
}
