import type { FormatName, Unit } from '../../contracts/document.ts';
import { Rejection } from '../../contracts/failures.ts';
import { maxUploadBytes } from '../../contracts/limits.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Warning } from '../../contracts/warnings.ts';
import { decode } from '../../core/encoding/decode.ts';
import { extensionFormats, formatOfContentType, formats } from '../../core/formats/index.ts';
import { readers } from '../../core/formats/readers.ts';
import { readFrontMatter } from '../../core/options/front-matter.ts';
import { decodeMetadata } from '../../core/options/metadata.ts';
import { noEmbargo, parseOptions, type ReleaseOptions } from '../../core/options/parse-options.ts';
import { parseDocument } from '../../core/parse-document.ts';
import type { IngestedRelease } from '../../core/publication/ingested-release.ts';
import { fingerprint, sha256 } from '../../core/revisions/fingerprint.ts';
import type { Embargo } from '../../core/revisions/register.ts';
import { findSourceLanguage } from '../../core/source-language/index.ts';
import { readUploadKey } from '../../core/uploads/upload-key.ts';
import { suffixLanguages } from '../shared/upload.ts';
import type { IngestServices } from './ingest.ts';
import { targetLanguages } from './target-languages.ts';
import type { UploadedObject } from './uploads.ts';

/** An upload that can be published, before anything of it is registered. */
export interface ReadRelease {
  slug: string;
  extension: string;
  fingerprint: string;
  embargo: Embargo;
  languages: string[];
  ingested: IngestedRelease;
}

/**
 * Reads exactly the uploaded version; undefined where that is gone.
 *
 * @throws Rejection with what is wrong with it
 */
export async function readRelease(
  upload: Upload,
  { settings, clock, uploads }: IngestServices,
): Promise<ReadRelease | undefined> {
  const key = readUploadKey(upload.key, suffixLanguages(settings));
  const object = await uploads.version(upload.key, upload.versionId);
  if (object === undefined) return undefined;
  const format = acceptable(object, key.extension);
  const { mediaType } = formats[format];
  const { unpack } = readers[format];
  const extension = key.extension ?? formats[format].extensions[0];
  const bytes = await object.read();

  const metadata = new Map(Object.entries(object.metadata).map(([name, value]) => [name, decodeMetadata(value)]));
  const now = clock.now();
  const configured = suffixLanguages(settings);
  const { charset, allowHidden = false } = parseOptions([metadata], { configured, now });
  const declared = { option: charset, contentType: charsetOf(object.contentType) };
  const { text, bom } = unpack
    ? { text: unpack(bytes, { allowHidden }), bom: false }
    : decode(bytes, format, declared, upload.key);
  const frontMatter = format === 'markdown' ? readFrontMatter(text) : new Map<string, unknown>();
  const options = parseOptions([frontMatter, metadata], { configured, now });

  const { title, jsonPaths } = options;
  if (jsonPaths !== undefined && format !== 'json') {
    throw new Rejection('InvalidOption', `The option "json-paths" is for JSON; this is read as ${format}.`);
  }
  const archive = unpack && Buffer.from(bytes).toString('base64');
  const doubts: Warning[] = [];
  const findLanguage = (units: readonly Unit[]): string => {
    const said = { option: options.sourceLanguage, configured: settings.sourceLanguage, suffix: key.language };
    const found = findSourceLanguage(units, { ...said, targets: settings.languages });
    doubts.push(...found.warnings);
    return found.language;
  };
  const document = parseDocument(text, { format, extension, language: findLanguage, bom, title, archive, jsonPaths });
  const { language } = document;
  if (key.language !== undefined && key.language !== language) {
    throw new Rejection(
      'TranslationNotAccepted',
      `"${upload.key}" is named as a translation into ${key.language}, but the source language is ${language}; translations made by people are not taken yet.`,
    );
  }
  const { languages, warnings } = targetLanguages(options.languages, settings.languages, language);
  warnings.push(...doubts);
  if (document.title.from === 'line' || document.title.from === 'sentence') {
    warnings.push({ code: 'title-guessed', message: `The title was read off the text: "${document.title.text}".` });
  }
  const digest = sha256(bytes);
  return {
    slug: key.slug,
    extension,
    languages,
    fingerprint: fingerprint(digest, options, settings),
    embargo: embargoOf(options),
    ingested: {
      schema: 1,
      document,
      source: {
        language,
        mediaType,
        sha256: digest,
        bytes: bytes.byteLength,
        title: document.title.text,
      },
      ...(options.correction === undefined ? {} : { correction: options.correction }),
      warnings,
    },
  };
}

/** What can be told of an upload without its bytes. */
function acceptable(object: UploadedObject, extension: string | undefined): FormatName {
  try {
    const format = formatOf(extension, object);
    const limit = formats[format].container?.maxBytes ?? maxUploadBytes;
    if (object.bytes > limit) {
      const mebibytes = limit / 1024 / 1024;
      throw new Rejection('TooLarge', `The file has ${object.bytes} bytes; the limit is ${limit} (${mebibytes} MiB).`);
    }
    return format;
  } catch (error) {
    object.discard();
    throw error;
  }
}

function formatOf(extension: string | undefined, { contentType }: UploadedObject): FormatName {
  const format = extension === undefined ? formatOfContentType(contentType) : extensionFormats.get(extension);
  if (format === undefined) {
    throw new Rejection(
      'UnsupportedFormat',
      `Neither the file's extension nor its content type "${contentType ?? 'none'}" is one that is read.`,
    );
  }
  return format;
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
}

function embargoOf({ embargo }: ReleaseOptions): Embargo {
  if (embargo === undefined) return 'unsaid';
  return embargo === noEmbargo ? 'none' : { until: embargo };
}
