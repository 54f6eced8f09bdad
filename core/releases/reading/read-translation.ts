import type { SourceDocument } from '../../../contracts/document.ts';
import { readers } from '../../documents/formats/readers.ts';
import { parseDocument } from '../../documents/parse-document.ts';
import type { ReadUpload } from './read-upload.ts';

/** A human translation, before it is known what it translates. */
export interface ReadTranslation {
  read: ReadUpload;
  slug: string;
  language: string;
  /** Absent of XLIFF, which is read beside the document that it was made of. */
  document?: SourceDocument;
}

/** @throws Rejection with what is wrong with it */
export function readTranslation(
  read: ReadUpload,
  { slug, language }: { slug: string; language: string },
): ReadTranslation {
  const { format, extension, text, bom, bytes, options } = read;
  if (format === 'xliff') return { read, slug, language };
  const { title, jsonPaths } = options;
  const archive = readers[format].unpack && Buffer.from(bytes).toString('base64');
  const withoutComments = options.sourceComments === 'drop';
  const document = parseDocument(text, {
    format,
    extension,
    language,
    bom,
    title,
    archive,
    jsonPaths,
    withoutComments,
  });
  return { read, slug, language, document };
}
