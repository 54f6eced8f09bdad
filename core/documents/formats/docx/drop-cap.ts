import { attribute, child, type XmlElement } from '../../../lib/xml/index.ts';
import { readParagraph } from './read-paragraph.ts';

/** More letters are a word in a frame. */
const mostLetters = 3;

/**
 * Returns the letters of a drop cap, which Word keeps as a paragraph of its own in a frame; undefined if the paragraph
 * is not one, or holds more than letters.
 */
export function dropCap(source: string, paragraph: XmlElement): string | undefined {
  const frame = child(child(paragraph, 'w:pPr'), 'w:framePr');
  if (!frame || !/^(?:drop|margin)$/.test(attribute(source, frame, 'w:dropCap') ?? '')) return undefined;
  const items = readParagraph(source, paragraph);
  if (items.some(({ type }) => type !== 'text' && type !== 'anchor')) return undefined;
  const text = items.map((item) => (item.type === 'text' ? item.value : '')).join('');
  return /\p{L}$/u.test(text) && text.length <= mostLetters ? text : undefined;
}
