import type { FormatName, SourceDocument } from '../../contracts/document.ts';
import { formats } from '../../core/documents/formats/formats.ts';
import { parseDocument } from '../../core/documents/parse-document.ts';
import { encodeSegment } from '../../core/translation/segments/encode-segment.ts';

/** Formats whose uploads are text; archives are measured by their unpacked size. */
export type TextFormat = Exclude<FormatName, 'docx' | 'odt'>;

/** Reads a text and makes the segments for the engine: Ingest's part and Translate's. */
export function read(text: string, format: TextFormat): { document: SourceDocument; segments: number } {
  const [extension] = formats[format].extensions;
  const document = parseDocument(text, { format, extension, language: 'en', bom: false });
  let segments = 0;
  for (const unit of document.units) segments += encodeSegment(unit, { language: 'en' }).length;
  return { document, segments };
}
