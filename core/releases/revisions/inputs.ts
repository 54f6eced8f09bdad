import type { Upload } from '../../../contracts/report.ts';
import { isXliff } from '../uploads/upload-key.ts';
import { sha256 } from './fingerprint.ts';
import type {
  AttachmentInput,
  PastSource,
  ReleaseRecord,
  Revision,
  SourceInput,
  TranslationInput,
} from './release-record.ts';

/** Sources that a late translation can be of; one a minute for an hour is more than any release has seen. */
const sourcesKept = 60;

/** What is beside the source; what a change leaves out stays as it is. */
export type Beside = Pick<ReleaseRecord, 'translations' | 'unfinished' | 'attachments'>;

export function inputsBeside({ translations = {}, unfinished = {}, attachments = {} }: Beside): { upload: Upload }[] {
  return [translations, unfinished, attachments].flatMap((inputs): { upload: Upload }[] => Object.values(inputs));
}

/** People's files by their keys, as the record of any age has them. */
export function translationsOf(record: Beside | undefined): Record<string, TranslationInput> {
  const entries = Object.entries(record?.translations ?? {});
  return Object.fromEntries(
    entries.map(([name, input]) => [input.upload.key, { ...input, language: input.language ?? name }]),
  );
}

/** Without one key. */
export function except<T>(inputs: Readonly<Record<string, T>> | undefined, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(inputs ?? {}).filter(([name]) => name !== key));
}

/** A record with other files beside its source; one without any says nothing of them. */
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
 * The translations that go with a source: in its format, or reviewed XLIFF; of each language the newest.
 * Others wait for a source of theirs, or until the newer one is gone.
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

/** Tells whether two revisions would publish the same: the source's fingerprint, its term list, and each person's file, and each attachment. */
export function combinedFingerprint(
  { fingerprint, terms }: SourceInput,
  translations: readonly TranslationInput[],
  attachments?: Readonly<Record<string, AttachmentInput>>,
): string {
  // The key says what the list holds, under whatever name the engine has it.
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

/** Tells whether two revisions have the same attachments; absent where they have none. */
export function attachmentsFingerprint(
  attachments: Readonly<Record<string, AttachmentInput>> = {},
): Pick<Revision, 'attachmentsFingerprint'> {
  const files = Object.entries(attachments).map(([name, { etag, bytes }]) => [name, etag, bytes]);
  return files.length === 0 ? {} : { attachmentsFingerprint: sha256(JSON.stringify(files.sort())) };
}

export function withSource(sources: readonly PastSource[] = [], source: PastSource): PastSource[] {
  return [...sources, source].slice(-sourcesKept);
}

/** The source that a version was made of. */
export function sourceOfVersion(sources: readonly PastSource[] = [], version: number): PastSource | undefined {
  return sources.findLast((source) => source.version !== undefined && source.version <= version);
}
