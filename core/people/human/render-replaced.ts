import type { Part, SourceDocument } from '../../../contracts/document.ts';
import { markupText } from '../../documents/parts/plain-text.ts';
import { renderUnits } from '../../documents/render-document.ts';

/**
 * A person's document with some units replaced by new translations; all other bytes stay.
 *
 * @param replaced units of the source, each with the person's unit that its translation replaces.
 * @param translations by the source's ids, with the source's markup.
 */
export function renderReplaced(
  human: SourceDocument,
  replaced: readonly (readonly [sourceUnit: string, humanUnit: string])[],
  translations: ReadonlyMap<string, readonly Part[]>,
  source: SourceDocument,
): string {
  const texts = new Map(
    replaced.flatMap(([unit, own]) => {
      const parts = translations.get(unit) ?? source.units.find(({ id }) => id === unit)?.parts;
      return parts === undefined ? [] : [[own, parts.map((part) => writtenOut(part, source))] as const];
    }),
  );
  return renderUnits(human, texts);
}

/** Writes markup out, since its ranges refer to the source's text and not to the person's. */
function writtenOut(part: Part, source: SourceDocument): Part {
  return part.type === 'text' ? part : { ...part, source: { raw: markupText(part, source.text) } };
}
