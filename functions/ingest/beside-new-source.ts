import type { SourceDocument } from '../../contracts/document.ts';
import { Rejection } from '../../contracts/failures.ts';
import type { Upload } from '../../contracts/report.ts';
import { translatesNewer } from '../../core/people/alignment/translates-newer.ts';
import type { SourceArrival } from '../../core/releases/revisions/arrival.ts';
import { translationsOf, withSource } from '../../core/releases/revisions/inputs.ts';
import type { ReleaseRecord, TranslationInput } from '../../core/releases/revisions/release-record.ts';
import { emptyReport } from '../shared/empty-report.ts';
import { reviewIncomplete, wait } from './hand-on.ts';
import type { IngestServices } from './ingest.ts';
import { besideSource } from './persons-translation.ts';
import type { ReadRelease } from './read-release.ts';
import { readAgain } from './read-source.ts';
import { type ReadTranslation, readTranslationAgain } from './read-translation.ts';
import { isStated, translatedSource } from './translated-source.ts';

export interface BesideNewSource {
  beside: SourceArrival['beside'];
  /** Uploads whose reports have said here how they end. */
  told: Upload[];
}

/**
 * What people's files are beside a source that comes after them: the same as if it had been there before.
 * One that waited for a source is taken up, or ends as it would have ended beside it; one that shows what only
 * this source says is a translation of this one.
 */
export async function besideNewSource(
  upload: Upload,
  release: ReadRelease,
  record: ReleaseRecord | undefined,
  services: IngestServices,
): Promise<BesideNewSource> {
  const told: Upload[] = [];
  if (record === undefined) return { beside: undefined, told };
  const sources = withSource(record.sources, { upload, revision: record.newest.revision + 1 });
  const newer: Newer = { upload, document: release.ingested.document, record: { ...record, sources } };
  const translations: Record<string, TranslationInput> = {};
  const unfinished = { ...record.unfinished };
  for (const [key, input] of Object.entries(translationsOf(record))) {
    const translation = await readTranslationAgain(input.upload, services);
    try {
      const found: Found = translation === undefined ? {} : await beside(translation, input, newer, services);
      const one = found.translates === undefined ? input : { ...input, translates: found.translates };
      if (found.hold === undefined) translations[key] = one;
      else {
        unfinished[key] = one;
        told.push(input.upload);
        await wait({ upload: input.upload }, record.slug, found.hold, services);
      }
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      told.push(input.upload);
      await services.report({ ...emptyReport('rejected', input.upload, services.clock), errors: [...error.errors] });
    }
  }
  return { beside: { translations, unfinished }, told };
}

interface Newer {
  upload: Upload;
  document: SourceDocument;
  /** With the new source among the others. */
  record: ReleaseRecord;
}

interface Found {
  /** Absent where it stays what it was. */
  translates?: Upload | undefined;
  /** Of a review that is not finished. */
  hold?: ReturnType<typeof reviewIncomplete>;
}

/** @throws Rejection where it would have been rejected beside this source */
async function beside(
  translation: ReadTranslation,
  { translates }: TranslationInput,
  { upload, document, record }: Newer,
  services: IngestServices,
): Promise<Found> {
  const human = translation.document;
  if (translates !== undefined) {
    if (human === undefined || isStated(translation)) return {};
    const older = await readAgain(translates, record, services);
    const isOfNewer =
      older !== undefined && translatesNewer(human, { older: older.ingested.document, newer: document });
    return isOfNewer ? { translates: upload } : {};
  }
  if (human !== undefined && !isStated(translation)) return { translates: upload };
  const stated = await translatedSource(translation, record, services);
  if (human !== undefined || stated === undefined) return { translates: stated };
  const source =
    stated.versionId === upload.versionId ? document : (await readAgain(stated, record, services))?.ingested.document;
  const text = source && besideSource(translation, source);
  return { translates: stated, ...(text && text.unfinished > 0 ? { hold: reviewIncomplete(text) } : {}) };
}
