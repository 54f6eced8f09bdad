import type { FormatName } from '../../../contracts/document.ts';
import { Rejection } from '../../../contracts/failures.ts';
import { maxUploadBytes } from '../../../contracts/limits.ts';
import type { Upload } from '../../../contracts/report.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { charsetOf, decode } from '../../documents/encoding/decode.ts';
import { isXliff, splitExtension } from '../../documents/formats/extension.ts';
import type { Reader } from '../../documents/formats/format.ts';
import { extensionFormats, formatOfContentType, formats } from '../../documents/formats/formats.ts';
import { readers } from '../../documents/formats/readers.ts';
import { mixedScripts } from '../../lib/text/mixed-scripts.ts';
import { withoutDecisions } from '../options/decisions.ts';
import { FrontMatter, readFrontMatter } from '../options/front-matter.ts';
import { readMetadata } from '../options/metadata.ts';
import { misspeltWarnings } from '../options/misspelt-warnings.ts';
import { parseOptions, type ReleaseOptions } from '../options/parse-options.ts';
import type { StoredUpload } from '../uploads/upload-again-command.ts';
import { rejectMisnamed, savedAsWord } from './other-programs.ts';

/** One version of a file in the upload bucket. Its bytes are read only on demand, so that its size can be looked at first. */
export interface UploadedFile {
  bytes: number;
  contentType: string | undefined;
  /** When it was stored. */
  at?: Date | undefined;
  /** Object metadata, its names in lower case as S3 keeps them. */
  metadata: Record<string, string>;
  /** What a copy of it has to say again. */
  stored: StoredUpload;
  read(): Promise<Uint8Array>;
  /** Lets go of bytes that nobody reads: each would hold one of the client's connections. */
  discard(): void;
}

/** An upload as far as it can be read without knowing whether it is a source or a translation. */
export interface ReadUpload {
  upload: Upload;
  /** `xliff` is the format of what comes back from a review; no release is in it. */
  format: FormatName | 'xliff';
  extension: string;
  /** As uploaded. */
  uploaded: { sha256: string; bytes: number };
  /** As it may be published. */
  bytes: Uint8Array;
  /** What the upload had and `bytes` do not. */
  warnings: Warning[];
  text: string;
  bom: boolean;
  /** As written, in the order in which they come to be read with what the release remembers. */
  frontMatter: FrontMatter;
  metadata: ReadonlyMap<string, string>;
  stored: StoredUpload;
  /** When it was stored. */
  at?: Date | undefined;
  /** What front matter and metadata say, without what a release remembers. */
  options: ReleaseOptions;
}

/** @throws Rejection with what is wrong with it */
export async function readUpload(
  upload: Upload,
  file: UploadedFile,
  given: { configured: string[]; now: Date },
): Promise<ReadUpload> {
  const { extension } = splitExtension(upload.key);
  const format = acceptable(file, extension);
  const uploaded = await file.read();

  const metadata = readMetadata(file.metadata);
  const { charset, allowHidden = false, stripActive } = parseOptions([metadata], given);
  const declared = { option: charset, contentType: charsetOf(file.contentType) };
  const { sanitise, unpack } = format === 'xliff' ? {} : (readers[format] as Reader);
  const { bytes, losses } = sanitise?.(uploaded, { stripActive: stripActive === true }) ?? {
    bytes: uploaded,
    losses: [],
  };
  if (!unpack) rejectMisnamed(uploaded);
  const { text, bom } = unpack
    ? { text: unpack(bytes, { allowHidden }), bom: false }
    : decode(bytes, format === 'xliff' ? 'html' : format, declared, upload.key);
  const frontMatter = format === 'markdown' ? readFrontMatter(text) : new FrontMatter();
  const options = parseOptions([withoutDecisions(frontMatter), metadata], given);
  if (options.stripActive !== undefined && sanitise === undefined) {
    throw new Rejection(
      'InvalidOption',
      `The option "strip-active" is for Word documents and OpenDocument texts; this is read as ${format}.`,
    );
  }
  return {
    upload,
    format,
    extension: extension ?? (format === 'xliff' ? 'xlf' : formats[format].extensions[0]),
    uploaded: { sha256: sha256(uploaded), bytes: uploaded.byteLength },
    bytes,
    warnings: [
      ...misspeltWarnings(frontMatter, given),
      ...losses.map((message): Warning => ({ code: 'content-removed', message })),
      ...mixedScripts(upload.key).map(
        (mixed): Warning => ({
          code: 'name-mixes-scripts',
          message: `In the name of the file, ${mixed}. If that is not meant, delete the file, and upload it under the right name.`,
        }),
      ),
    ],
    text,
    bom,
    frontMatter,
    metadata,
    stored: file.stored,
    at: file.at,
    options,
  };
}

/** What can be told of an upload without its bytes. */
function acceptable(file: UploadedFile, extension: string | undefined): ReadUpload['format'] {
  try {
    const format = isXliff(extension) ? 'xliff' : formatOf(extension, file);
    const limit = (format === 'xliff' ? undefined : formats[format].container?.maxBytes) ?? maxUploadBytes;
    if (file.bytes > limit) {
      const mebibytes = limit / 1024 / 1024;
      throw new Rejection('TooLarge', `The file has ${file.bytes} bytes; the limit is ${limit} (${mebibytes} MiB).`);
    }
    return format;
  } catch (error) {
    file.discard();
    throw error;
  }
}

function formatOf(extension: string | undefined, { contentType }: UploadedFile): FormatName {
  const format = extension === undefined ? formatOfContentType(contentType) : extensionFormats.get(extension);
  if (format === undefined) {
    const program = savedAsWord(extension);
    if (program !== undefined) throw new Rejection('UnsupportedFormat', program);
    throw new Rejection(
      'UnsupportedFormat',
      `Neither the file's extension nor its content type "${contentType ?? 'none'}" is one that is read.`,
    );
  }
  return format;
}
