import { readZip, replaceEntries } from '../../../lib/zip/index.ts';
import { unbundle } from './bundle.ts';
import { encodePart } from './decode-part.ts';

/**
 * Replaces the changed parts of the document.
 *
 * @param bytes the source.
 * @param source its text, as unpacked.
 * @param rendition the same text, rendered.
 */
export function packDocx(bytes: Uint8Array, source: string, rendition: string): Uint8Array {
  const before = new Map(unbundle(source).map(({ name, xml }) => [name, xml]));
  const changed = unbundle(rendition).filter(({ name, xml }) => before.get(name) !== xml);
  return replaceEntries(readZip(bytes), new Map(changed.map(({ name, xml }) => [name, encodePart(xml)])));
}
