import type { UploadedObject } from '../../aws/s3/uploads.ts';
import type { FormatName } from '../../contracts/document.ts';
import { Rejection } from '../../contracts/failures.ts';
import { maxUploadBytes } from '../../contracts/limits.ts';
import type { Upload } from '../../contracts/report.ts';
import { decode } from '../../core/documents/encoding/decode.ts';
import { extensionFormats, formatOfContentType, formats } from '../../core/documents/formats/index.ts';
import { readers } from '../../core/documents/formats/readers.ts';
import { FrontMatter, readFrontMatter } from '../../core/releases/options/front-matter.ts';
import { readMetadata } from '../../core/releases/options/metadata.ts';
import { parseOptions, type ReleaseOptions } from '../../core/releases/options/parse-options.ts';
import type { StoredUpload } from '../../core/releases/uploads/drop-again-command.ts';
import { isXliff, readUploadKey, type UploadKey } from '../../core/releases/uploads/upload-key.ts';
import { charsetOf } from '../shared/charset-of.ts';
import { suffixLanguages } from '../shared/upload.ts';
import type { IngestServices } from './ingest.ts';

/** An upload as far as it can be read without knowing whether it is a source or a translation. */
export interface ReadUpload {
  upload: Upload;
  key: UploadKey;
  /** `xliff` is no format of releases, only of what comes back from a review. */
  format: FormatName | 'xliff';
  extension: string;
  bytes: Uint8Array;
  text: string;
  bom: boolean;
  /** As written, in whatever order of rank they come to be read with what the release remembers. */
  frontMatter: FrontMatter;
  metadata: ReadonlyMap<string, string>;
  stored: StoredUpload;
  /** What front matter and metadata say, without what a release remembers. */
  options: ReleaseOptions;
}

/**
 * Reads exactly the uploaded version; undefined where that is gone.
 *
 * @param slug of the release that it is known to be of, so that what looks like a language may be part of the name
 * @throws Rejection with what is wrong with it
 */
export async function readUpload(
  upload: Upload,
  { settings, clock, uploads }: IngestServices,
  slug?: string,
): Promise<ReadUpload | undefined> {
  const configured = suffixLanguages(settings);
  const whole = readUploadKey(upload.key, []);
  const key = whole.slug === slug ? whole : readUploadKey(upload.key, configured);
  const object = await uploads.version(upload.key, upload.versionId);
  if (object === undefined) return undefined;
  const format = acceptable(object, key);
  const bytes = await object.read();

  const metadata = readMetadata(object.metadata);
  const given = { configured, now: clock.now() };
  const { charset, allowHidden = false } = parseOptions([metadata], given);
  const declared = { option: charset, contentType: charsetOf(object.contentType) };
  const unpack = format === 'xliff' ? undefined : readers[format].unpack;
  const { text, bom } = unpack
    ? { text: unpack(bytes, { allowHidden }), bom: false }
    : decode(bytes, format === 'xliff' ? 'html' : format, declared, upload.key);
  const frontMatter = format === 'markdown' ? readFrontMatter(text) : new FrontMatter();
  const options = parseOptions([frontMatter, metadata], given);
  const extension = key.extension ?? (format === 'xliff' ? 'xlf' : formats[format].extensions[0]);
  return { upload, key, format, extension, bytes, text, bom, frontMatter, metadata, stored: object.stored, options };
}

/** What can be told of an upload without its bytes. */
function acceptable(object: UploadedObject, { extension }: UploadKey): ReadUpload['format'] {
  try {
    const format = isXliff(extension) ? 'xliff' : formatOf(extension, object);
    const limit = (format === 'xliff' ? undefined : formats[format].container?.maxBytes) ?? maxUploadBytes;
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
