import type { SourceDocument } from '../../contracts/document.ts';
import { writers } from './formats/writers.ts';

/** The bytes of a rendition of a document whose format is an archive; undefined for a format that is text. */
export function packDocument({ format, text, archive }: SourceDocument, rendition: string): Uint8Array | undefined {
  const { pack } = writers[format];
  if (!pack || archive === undefined) return undefined;
  return pack(Buffer.from(archive, 'base64'), text, rendition);
}
