import type { SourceDocument } from '../contracts/document.ts';
import { formats } from './formats/index.ts';

/** The bytes of a rendition of a document whose format is an archive; undefined for a format that is text. */
export function packDocument({ format, text, archive }: SourceDocument, rendition: string): Uint8Array | undefined {
  const { container } = formats[format];
  if (!container || archive === undefined) return undefined;
  return container.pack(Buffer.from(archive, 'base64'), text, rendition);
}
