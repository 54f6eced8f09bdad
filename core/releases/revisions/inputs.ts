import { Rejection } from '../../../contracts/failures.ts';
import { maxItemBytes } from '../../../contracts/limits.ts';
import type { Upload } from '../../../contracts/report.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import { isXliff } from '../../documents/formats/extension.ts';
import type {
  AttachmentInput,
  PastSource,
  ReleaseRecord,
  Revision,
  SourceInput,
  TranslationInput,
} from './release-record.ts';

/** Sources that a late translation can match: one a minute for an hour, more than any release has had. */
const sourcesKept = 60;

/** The files beside the source; a change keeps those that it does not mention. */
export type Beside = Pick<ReleaseRecord, 'translations' | 'unfinished' | 'attachments'>;

export function inputsBeside({ translations = {}, unfinished = {}, attachments = {} }: Beside): { upload: Upload }[] {
  return [translations, unfinished, attachments].flatMap((inputs): { upload: Upload }[] => Object.values(inputs));
}

/** People's files by key, also from records of older formats. */
export function translationsOf(record: Beside | undefined): Record<string, TranslationInput> {
  const entries = Object.entries(record?.translations ?? {});
  return Object.fromEntries(
    entries.map(([name, input]) => [input.upload.key, { ...input, language: input.language ?? name }]),
  );
}

/** Removes one key. */
export function except<T>(inputs: Readonly<Record<string, T>> | undefined, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(inputs ?? {}).filter(([name]) => name !== key));
}

/** Replaces the files beside a record's source; leaves out empty groups. */
export function withBeside<T extends Beside>(record: T, changes: Beside): T {
  const { translations, unfinished, attachments, ...rest } = { ...record, ...changes };
  return { ...rest, ...filled({ translations }), ...filled({ unfinished }), ...filled({ attachments }) } as T;
}

function filled(one: Record<string, object | undefined>): object {
  return Object.values(one).some((inputs) => inputs && Object.keys(inputs).length > 0) ? one : {};
}

export function sameUpload(a: Upload | undefined, b: Upload): boolean {
  return a?.key === b.key && a.versionId === b.versionId;
}

/**
 * The translations that fit a source: in its format or reviewed XLIFF, the newest of each language. Others
 * wait for their source, or until the newer file is deleted.
 */
export function matchingTranslations(record: Beside | undefined, extension: string): TranslationInput[] {
  const newest = new Map<string, TranslationInput>();
  for (const one of Object.values(translationsOf(record))) {
    const other = newest.get(one.language);
    if (fits(one.extension, extension) && (other === undefined || isNewer(one, other))) newest.set(one.language, one);
  }
  return [...newest.values()].sort((a, b) => (a.language < b.language ? -1 : 1));
}

function isNewer(one: TranslationInput, other: TranslationInput): boolean {
  return one.at === other.at ? one.upload.key > other.upload.key : one.at > other.at;
}

export function fits(extension: string, sourceExtension: string): boolean {
  return extension === sourceExtension || isXliff(extension);
}

/** Equal if two revisions would publish the same: source, term list, people's files and attachments. */
export function combinedFingerprint(
  { fingerprint, terms }: SourceInput,
  translations: readonly TranslationInput[],
  attachments?: Readonly<Record<string, AttachmentInput>>,
): string {
  // The key identifies the list's content, independent of its name in the engine.
  const list = terms === undefined ? [] : [terms.key];
  const { attachmentsFingerprint: files } = attachmentsFingerprint(attachments);
  if (translations.length === 0 && list.length === 0 && files === undefined) return fingerprint;
  const texts = translations.map(({ language, sha256, extension, translates }) => [
    language,
    sha256,
    isXliff(extension),
    translates?.versionId,
  ]);
  return sha256(JSON.stringify([fingerprint, texts, ...list, ...(files === undefined ? [] : [{ files }])]));
}

/** Equal if two revisions have the same attachments; absent without attachments. */
export function attachmentsFingerprint(
  attachments: Readonly<Record<string, AttachmentInput>> = {},
): Pick<Revision, 'attachmentsFingerprint'> {
  const files = Object.entries(attachments).map(([name, { etag, bytes }]) => [name, etag, bytes]);
  return files.length === 0 ? {} : { attachmentsFingerprint: sha256(JSON.stringify(files.sort())) };
}

export function withSource(sources: readonly PastSource[] = [], source: PastSource): PastSource[] {
  return [...sources, source].slice(-sourcesKept);
}

/** The source of a version. */
export function sourceOfVersion(sources: readonly PastSource[] = [], version: number): PastSource | undefined {
  return sources.findLast((source) => source.version !== undefined && source.version <= version);
}

/** Leaves room for what Publish and Withdraw add to a record: versions of 75 languages, a reason. */
const maxRecordBytes = maxItemBytes - 48 * 1024;

/**
 * The record as an item can hold it: forgets the oldest sources, which only a late translation asks for.
 *
 * @param arrived the key of an upload, which is refused if even that is not enough; undefined for a deletion, which
 *   makes the record smaller.
 * @throws Rejection `TooManyFiles`
 */
export function fitted(record: ReleaseRecord, arrived: string | undefined): ReleaseRecord {
  // JSON writes each name and value at least as long as DynamoDB counts it.
  const bytesWith = (sources: PastSource[]) => Buffer.byteLength(JSON.stringify({ ...record, sources }));
  const { sources: all = [] } = record;
  let sources = all;
  while (sources.length > 1 && bytesWith(sources) > maxRecordBytes)
    sources = sources.slice(Math.ceil(sources.length / 2));
  const bytes = bytesWith(sources);
  if (bytes > maxRecordBytes && arrived !== undefined) {
    throw new Rejection(
      'TooManyFiles',
      `With "${arrived}" the names of the release's files are too long together: its record would have ${bytes} bytes; the limit is ${maxRecordBytes}.`,
    );
  }
  return sources === all ? record : { ...record, sources };
}
