import type { Part } from '../../../contracts/document.ts';
import { joined } from '../segments/decode-segment.ts';

/** A stretch of a unit's translation, by who wrote it: `source` where it came back as it was sent. */
export interface Run {
  by: 'human' | 'machine' | 'source';
  parts: Part[];
}

/** Ids of parts count from 1. */
const keptId = 0;

/** A text that no rule changes, such as a name with an exclamation mark. Runs alone hold such parts. */
export function keptText(value: string): Part {
  return { type: 'placeholder', id: keptId, source: { raw: value }, text: value };
}

export function holdsKeptText(parts: readonly Part[]): boolean {
  return parts.some(isKept);
}

function isKept(part: Part): boolean {
  return part.type === 'placeholder' && part.id === keptId;
}

/** The parts of a unit, in which what was kept is text again. */
export function withoutKeptTexts(parts: readonly Part[]): Part[] {
  return joined(
    parts.map((part) =>
      part.type === 'placeholder' && isKept(part) ? { type: 'text', value: part.text ?? '' } : part,
    ),
  );
}
