import type { Part, SourceDocument } from '../../contracts/document.ts';
import type { ReleaseData } from '../../contracts/manifest.ts';
import { plainText } from '../text/plain-text.ts';

/** Source and target of each unit as a reader sees them; a unit without a translation has its source as target. */
export function segmentData(
  document: SourceDocument,
  translations: ReadonlyMap<string, Part[]>,
): ReleaseData['segments'] {
  return document.units.map(({ id, kind, parts }) => ({
    id,
    kind,
    source: plainText(parts),
    target: plainText(translations.get(id) ?? parts),
  }));
}
