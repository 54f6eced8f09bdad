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
  const parts = translations.get(title.unit) ?? units.find(({ id }) => id === title.unit)?.parts;
  if (!parts) return title.text;
  const text = collapseSpaces(plainText(parts));
  return title.from === 'sentence' ? firstSentence(text, language) : text;
}
