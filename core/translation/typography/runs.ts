import type { Part } from '../../../contracts/document.ts';
import { joined } from '../segments/decode-segment.ts';

/** A stretch of a unit's translation, by who wrote it: `source` if it came back unchanged. */
export interface TypeRun {
  by: 'human' | 'machine' | 'source';
  parts: Part[];
}

/** Not an id of a part: those count from 1. */
const keptId = 0;

/** A text that rules do not change, such as a name with an exclamation mark. Only runs hold such parts. */
export function keptText(value: string): Part {
  return { type: 'placeholder', id: keptId, source: { raw: value }, text: value };
}

export function holdsKeptText(parts: readonly Part[]): boolean {
  return parts.some(isKept);
}

function isKept(part: Part): boolean {
  return part.type === 'placeholder' && part.id === keptId;
}

/** Turns kept texts of a unit's parts back into text. */
export function withoutKeptTexts(parts: readonly Part[]): Part[] {
  return joined(
    parts.map((part) =>
      part.type === 'placeholder' && isKept(part) ? { type: 'text', value: part.text ?? '' } : part,
    ),
  );
}
