import type { SourceDocument } from '../../contracts/document.ts';
import { Rejection } from '../../contracts/failures.ts';
import { detected } from '../../contracts/locales.ts';
import type { Upload } from '../../contracts/report.ts';
import { readers } from '../../core/documents/formats/readers.ts';
import { parseDocument } from '../../core/documents/parse-document.ts';
import { settleOptions } from '../../core/releases/options/settle-options.ts';
import { sameUpload } from '../../core/releases/revisions/inputs.ts';
import type { ReleaseRecord } from '../../core/releases/revisions/release-record.ts';
import { rememberedOf } from '../../core/releases/revisions/remembered-of.ts';
import type { IngestServices } from './ingest.ts';
import { optionContext } from './read-source.ts';
import { type ReadUpload, readUpload } from './read-upload.ts';

/** A person's translation, before it is known what it translates. */
export interface ReadTranslation {
  read: ReadUpload;
  slug: string;
  language: string;
  /** Absent of XLIFF, which is read beside the document that it was made of. */
  document?: SourceDocument;
}

/**
 * Whether a file is a translation: its suffix is a configured language, and not the source's. Where
 * texts say their language themselves (`auto`), it is one beside a source of another name.
 */
export function isTranslation(read: ReadUpload, record: ReleaseRecord | undefined, services: IngestServices): boolean {
  const { key, upload } = read;
  if (key.language === undefined) return false;
  const said = sourceLanguageOf(read, record, services) ?? services.settings.sourceLanguage;
  if (said !== detected) return key.language !== said;
  const source = record?.source;
  return source !== undefined && !sameUpload(source.upload, upload) && source.upload.key !== upload.key;
}

/** A file that is the source already goes by what its release remembers: `release.de.md` is not a translation of itself. */
function sourceLanguageOf(
  read: ReadUpload,
  record: ReleaseRecord | undefined,
  services: IngestServices,
): string | undefined {
  if (record?.source?.upload.key !== read.upload.key) return read.options.sourceLanguage;
  const context = optionContext(services);
  return settleOptions(read, rememberedOf(record, context.now), context).options.sourceLanguage;
}

/** @throws Rejection with what is wrong with it */
export function readTranslation(read: ReadUpload): ReadTranslation {
  const { key, format, extension, text, bom, bytes, options } = read;
  const { slug, language = '' } = key;
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

/**
 * A translation that was registered before; undefined where it is gone, or can no longer be read as it was, such
 * as in a language that is not configured any more.
 */
export async function readTranslationAgain(
  upload: Upload,
  services: IngestServices,
): Promise<ReadTranslation | undefined> {
  try {
    const read = await readUpload(upload, services);
    return read?.key.language === undefined ? undefined : readTranslation(read);
  } catch (error) {
    if (error instanceof Rejection) return undefined; // the configuration has changed since
    throw error;
  }
}
