import type { Element } from 'hast';
import { h } from 'hastscript';
import { publishKeys, strictUrlPath } from '../../../../../contracts/keys.ts';
import { type DrawnPicture, drawings } from '../../../../documents/formats/docx/drawings.ts';
import { parseXml, XmlError } from '../../../../lib/xml/index.ts';
import type { Links } from './links.ts';

const drawing = /<(?:w:drawing|w:pict|w:object)\b/;

/** The pictures in a piece of a paragraph, as images of a version's page. */
export function images(markup: string, links: Links): Element[] {
  if (!drawing.test(markup)) return [];
  return picturesIn(markup).flatMap(({ id, text, decorative, size, crop }) => {
    const picture = links.picture(id);
    if (!picture) return [];
    const src = `../${strictUrlPath(publishKeys.asset(picture.name))}`;
    const dataCrop = crop && [crop.left, crop.top, crop.right, crop.bottom].map((part) => part.toFixed(5)).join(' ');
    return h('img', { src, alt: decorative ? '' : text, ...size, ...(dataCrop ? { dataCrop } : {}) });
  });
}

function picturesIn(markup: string): DrawnPicture[] {
  const source = `<w:p>${markup}</w:p>`;
  try {
    return drawings(source, parseXml(source)).filter((found) => found.kind === 'picture');
  } catch (error) {
    if (error instanceof XmlError) return []; // half of a field that goes on elsewhere
    throw error;
  }
}
