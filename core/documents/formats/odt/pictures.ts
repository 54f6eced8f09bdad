import type { Picture } from '../../../../contracts/document.ts';
import { maxPictures } from '../../../../contracts/limits.ts';
import { attribute, descendants, parseXml } from '../../../lib/xml/index.ts';
import { readZip } from '../../../lib/zip/index.ts';
import { unbundle } from '../docx/bundle.ts';
import { pictureOf } from '../docx/pictures.ts';

/** Extracts the pictures of the text that a browser can show. @param text the parts of the document, as unpacked. */
export function odtPicturesOf(bytes: Uint8Array, text: string): Picture[] {
  const main = unbundle(text).find(({ role }) => role === 'main');
  if (!main?.xml.includes('<draw:image')) return [];
  const names = new Set<string>();
  for (const element of descendants(parseXml(main.xml))) {
    const target = element.name === 'draw:image' ? attribute(main.xml, element, 'xlink:href') : undefined;
    if (target !== undefined) names.add(target);
  }
  const entries = new Map(readZip(bytes).entries.map((entry) => [entry.name, entry]));
  return [...names].slice(0, maxPictures).flatMap((part) => {
    const entry = entries.get(part);
    return (entry && pictureOf(part, entry)) ?? [];
  });
}
