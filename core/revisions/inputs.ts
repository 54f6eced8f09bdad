import type { Upload } from '../../contracts/report.ts';
import { compareSequencers } from '../../contracts/sequencer.ts';
import { sha256 } from './fingerprint.ts';
import type { PastSource, ReleaseRecord, SourceInput, TranslationInput } from './release-record.ts';

/** Sources that a late translation can be of; one a minute for an hour is more than any release has seen. */
const sourcesKept = 60;

/** Only events of one key can be ordered; between two spellings of a name the one that arrives later is newer. */
export function isOlder(record: ReleaseRecord | undefined, { key, sequencer }: Upload): boolean {
  const seen = record?.sequencers?.[key];
  return seen !== undefined && compareSequencers(sequencer, seen) < 0;
}

/** The record's memory of events, with this one in it. */
export function seenWith(record: ReleaseRecord | undefined, { key, sequencer }: Upload): Record<string, string> {
  return { ...record?.sequencers, [key]: sequencer };
}

export function sameUpload(a: Upload | undefined, b: Upload): boolean {
  return a?.key === b.key && a.versionId === b.versionId;
}

/** The translations that go with a source: in its format, or reviewed XLIFF. Others wait for a source of theirs. */
export function takenUp(
  translations: Record<string, TranslationInput> | undefined,
  extension: string,
): [language: string, translation: TranslationInput][] {
  return Object.entries(translations ?? {})
    .filter(([, translation]) => fits(translation.extension, extension))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

export function fits(extension: string, sourceExtension: string): boolean {
  return extension === sourceExtension || isXliff(extension);
}

export const xliffExtensions = ['xlf', 'xliff'] as const;
export function isXliff(extension: string | undefined): boolean {
  return xliffExtensions.some((xliff) => xliff === extension);
}

/** Tells whether two revisions would publish the same: the source's fingerprint, its term list, and each person's file. */
export function combinedFingerprint(
  { fingerprint, terms }: SourceInput,
  translations: readonly [string, TranslationInput][],
): string {
  // The key says what the list holds, under whatever name the engine has it.
  const list = terms === undefined ? [] : [terms.key];
  if (translations.length === 0 && list.length === 0) return fingerprint;
  const texts = translations.map(([language, { sha256, extension, translates }]) => [
    language,
    sha256,
    isXliff(extension),
    translates?.versionId,
  ]);
  return sha256(JSON.stringify([fingerprint, texts, ...list]));
}

export function withSource(sources: readonly PastSource[] = [], source: PastSource): PastSource[] {
  return [...sources, source].slice(-sourcesKept);
}

/** The source that a version was made of. */
export function sourceOfVersion(sources: readonly PastSource[] = [], version: number): PastSource | undefined {
  return sources.findLast((source) => source.version !== undefined && source.version <= version);
}
