import type { SourceDocument } from '../../contracts/document.ts';
import { writers } from './formats/writers.ts';

/** Packs a rendition of a document whose format is an archive; undefined for text formats. */
export function packDocument({ format, text, archive }: SourceDocument, rendition: string): Uint8Array | undefined {
  const { pack } = writers[format];
  if (!pack || archive === undefined) return undefined;
  return pack(Buffer.from(archive, 'base64'), text, rendition);
}
