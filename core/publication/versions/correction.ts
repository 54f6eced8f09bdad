import type { Part, SourceDocument, Unit } from '../../../contracts/document.ts';
import { plainText } from '../../documents/parts/plain-text.ts';
import { protectedParts } from '../../documents/protection/protected-parts.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';

const id = 'correction';

/**
 * What the option `correction` says, as a unit: it is translated as the text is, with its memory and its
 * protection, but is no part of the document.
 */
export function correctionUnit(correction: string): Unit {
  let last = 0;
  const parts = protectedParts(
    collapseSpaces(correction),
    (text) => text,
    () => ++last,
  );
  return { id, kind: 'metadata', range: null, parts };
}

/** A document with all that is translated for it, the correction included. */
export function withCorrection(document: SourceDocument, correction: string | undefined): SourceDocument {
  return correction === undefined ? document : { ...document, units: [...document.units, correctionUnit(correction)] };
}

/** The correction in the language of the translations. */
export function translatedCorrection(translations: ReadonlyMap<string, readonly Part[]>): string | undefined {
  const parts = translations.get(id);
  return parts && collapseSpaces(plainText(parts));
}
