import { readFileSync } from 'node:fs';
import type { SourceDocument } from '../../../../contracts/document.ts';
import { extensionFormats } from '../../../../core/documents/formats/formats.ts';
import { readers } from '../../../../core/documents/formats/readers.ts';
import { parseDocument } from '../../../../core/documents/parse-document.ts';

/** A file of a corpus of heads, `name.<language>.<extension>`, as a document. */
export function readHead(directory: URL, name: string): SourceDocument {
  const [, language = 'en', extension = 'txt'] = /\.(\w+)\.(\w+)$/.exec(name) ?? [];
  const format = extensionFormats.get(extension);
  if (!format) throw new Error(`no format reads ${name}`);
  const bytes = readFileSync(new URL(name, directory));
  const text = readers[format].unpack?.(bytes) ?? bytes.toString('utf8');
  return parseDocument(text, {
    format,
    extension,
    language,
    bom: false,
    ...(readers[format].unpack ? { archive: bytes.toString('base64') } : {}),
  });
}
