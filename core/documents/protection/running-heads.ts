import type { Unit } from '../../../contracts/document.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';
import { plainText } from '../parts/plain-text.ts';
import { isContinuationMark } from './end-marks.ts';
import { isPageHeader } from './page-headers.ts';

/** The most lines of a running head. */
const mostLines = 3;
const maxHeadCharacters = 100;

/**
 * Finds the units that begin a further page below a "-more-" and repeat the release's name: the same text comes
 * earlier, or below another such mark.
 */
export function runningHeads(units: readonly Unit[]): Set<string> {
  const heads = new Set<string>();
  const marks = [...units.keys()].filter((index) => isMark(units[index]));
  if (marks.length === 0) return heads;
  const before = new Map<string, number>();
  for (const [index, unit] of units.entries()) {
    const text = normal(unit);
    if (!before.has(text)) before.set(text, index);
  }
  const below = new Map<string, string>();
  for (const mark of marks) {
    for (const unit of units.slice(mark + 1, mark + 1 + mostLines)) {
      const text = normal(unit);
      if (text.length > maxHeadCharacters) break;
      const other = below.get(text);
      below.set(text, unit.id);
      if (other !== undefined) heads.add(other);
      if (other !== undefined || (before.get(text) ?? mark) < mark) heads.add(unit.id);
      else if (!isPageHeader(text)) break;
    }
  }
  return heads;
}

function isMark({ parts }: Pick<Unit, 'parts'> = { parts: [] }): boolean {
  const [only, more] = parts;
  return only?.type === 'text' && !more && isContinuationMark(only.value);
}

/** Normalises a head, so that it is the same on every page. */
function normal({ parts }: Unit): string {
  return collapseSpaces(plainText(parts).slice(0, 2 * maxHeadCharacters))
    .toLowerCase()
    .replace(/\d+/g, '0');
}
