import type { SourceDocument } from '../../../contracts/document.ts';
import { Rejection, type ReportedError } from '../../../contracts/failures.ts';
import type { Upload } from '../../../contracts/report.ts';
import type { ReadTranslation } from '../../releases/reading/read-translation.ts';
import type { ReleaseFiles } from '../../releases/reading/release-files.ts';
import type { SourceArrival } from '../../releases/revisions/arrival.ts';
import { translationsOf, withSource } from '../../releases/revisions/inputs.ts';
import type { ReleaseRecord, TranslationInput } from '../../releases/revisions/release-record.ts';
import { translatesNewer } from '../alignment/translates-newer.ts';
import { readHumanText, reviewHold } from './human-text.ts';
import { isStated, translatedSource } from './translated-source.ts';

export interface BesideNewSource {
  beside: SourceArrival['beside'];
  /** Files that are not used with the source, each with the reason for which it is held or rejected. */
  ended: EndedBeside[];
}

interface EndedBeside {
  upload: Upload;
  outcome: 'held' | 'rejected';
  errors: readonly ReportedError[];
}

interface NewSource {
  upload: Upload;
  document: SourceDocument;
}

/**
 * Reads the human translations beside a source that arrives after them, as if the source had been there first.
 * Uses or ends a file that waited for its source; treats a file that shows what only this source says as a
 * translation of this one.
 */
export async function besideNewSource(
  source: NewSource,
  record: ReleaseRecord | undefined,
  files: ReleaseFiles,
): Promise<BesideNewSource> {
  const ended: EndedBeside[] = [];
  if (record === undefined) return { beside: undefined, ended };
  const sources = withSource(record.sources, { upload: source.upload, revision: record.newest.number + 1 });
  const translations = new Map<string, TranslationInput>();
  const unfinished = new Map(Object.entries(record.unfinished ?? {}));
  for (const [key, input] of Object.entries(translationsOf(record))) {
    const translation = await files.translation(input, record);
    try {
      const found: Found =
        translation === undefined ? {} : await beside(translation, input, source, { ...record, sources }, files);
      const one = found.translates === undefined ? input : { ...input, translates: found.translates };
      if (found.hold === undefined) translations.set(key, one);
      else {
        unfinished.set(key, one);
        ended.push({ upload: input.upload, outcome: 'held', errors: [found.hold] });
      }
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      ended.push({ upload: input.upload, outcome: 'rejected', errors: error.errors });
    }
  }
  return {
    beside: { translations: Object.fromEntries(translations), unfinished: Object.fromEntries(unfinished) },
    ended,
  };
}

interface Found {
  /** Absent if it does not change. */
  translates?: Upload | undefined;
  /** The unfinished translation of a review. */
  hold?: ReportedError | undefined;
}

/** @throws Rejection if it would have been rejected beside this source */
async function beside(
  translation: ReadTranslation,
  { translates }: TranslationInput,
  { upload, document }: NewSource,
  record: ReleaseRecord,
  files: ReleaseFiles,
): Promise<Found> {
  const human = translation.document;
  if (translates !== undefined) {
    if (human === undefined || isStated(translation)) return {};
    const older = await files.source(translates, record);
    const isOfNewer =
      older !== undefined && translatesNewer(human, { older: older.ingested.document, newer: document });
    return isOfNewer ? { translates: upload } : {};
  }
  if (human !== undefined && !isStated(translation)) return { translates: upload };
  const stated = await translatedSource(translation, record, files);
  if (human !== undefined || stated === undefined) return { translates: stated };
  const source =
    stated.versionId === upload.versionId ? document : (await files.source(stated, record))?.ingested.document;
  return { translates: stated, hold: source && reviewHold(readHumanText(translation, source)) };
}
