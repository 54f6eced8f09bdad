import type { Part, SourceDocument } from '../../../contracts/document.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';
import { plainText } from '../parts/plain-text.ts';
import { firstSentence } from './first-sentence.ts';

/**
 * Returns the title of a rendition. If the title is the first sentence of a paragraph, takes the first sentence of its
 * translation, so that it is not translated, and paid for, twice.
 *
 * @param language of the rendition.
 */
export function renditionTitle(
  { title, units }: SourceDocument,
  translations: ReadonlyMap<string, readonly Part[]>,
  language: string,
): string {
  const source = units.find(({ id }) => id === title.unit)?.parts;
  const parts = translations.get(title.unit) ?? source;
  if (!parts) return title.text;
  const text = collapseSpaces(plainText(parts));
  if (title.from !== 'sentence') return text;
  const whole = source ? collapseSpaces(plainText(source)).length : title.text.length;
  const share = title.text.length / Math.max(1, whole);
  return firstSentence(text, language, text.length * (share < 1 ? share * leastShare : 1));
}

/** A first sentence is not less than this share of what its part of the source is of the whole. */
const leastShare = 0.4;
