import type { Part, SourceDocument } from '../../../contracts/document.ts';
import { plainText } from '../../documents/parts/plain-text.ts';
import type { Passage } from '../../documents/title/summary.ts';

/** Source and target of each unit as a reader sees them; a unit without a translation has its source as target. */
export function segmentData(document: SourceDocument, translations: ReadonlyMap<string, Part[]>): Passage[] {
  return document.units.map(({ id, kind, parts }) => ({
    id,
    kind,
    source: plainText(parts),
    target: plainText(translations.get(id) ?? parts),
  }));
}
