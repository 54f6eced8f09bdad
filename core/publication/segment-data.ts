import type { Part, SourceDocument } from '../../contracts/document.ts';
import type { ReleaseData } from '../../contracts/manifest.ts';

/** Source and target of each unit as a reader sees them; a unit without a translation has its source as target. */
export function segmentData(
  document: SourceDocument,
  translations: ReadonlyMap<string, Part[]>,
): ReleaseData['segments'] {
  return document.units.map(({ id, kind, parts }) => ({
    id,
    kind,
    source: readable(parts, document.text),
    target: readable(translations.get(id) ?? parts, document.text),
  }));
}

/** Text with what was kept whole in its place; markup around text is left out. */
export function readable(parts: readonly Part[], source: string): string {
  return parts
    .map((part) => {
      if (part.type === 'text') return part.value;
      if (part.type !== 'placeholder') return '';
      return 'raw' in part.source ? part.source.raw : source.slice(part.source.start, part.source.end);
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
