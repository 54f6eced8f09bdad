import { Rejection, type ReportedError } from '../../contracts/failures.ts';
import type { Upload } from '../../contracts/report.ts';
import { sha256 } from '../../contracts/sha256.ts';
import { defined } from '../../core/lib/defined.ts';
import { readHumanText, reviewHold } from '../../core/people/reading/human-text.ts';
import { translatedSource } from '../../core/people/reading/translated-source.ts';
import { notReady } from '../../core/releases/not-ready/not-ready.ts';
import type { ReadTranslation } from '../../core/releases/reading/read-translation.ts';
import type { ReadUpload } from '../../core/releases/reading/read-upload.ts';
import type { ReleaseRecord, TranslationInput } from '../../core/releases/revisions/release-record.ts';
import { isOlder } from '../../core/releases/revisions/sequencers.ts';
import { dropAgainCommand } from '../../core/releases/uploads/drop-again-command.ts';
import type { Arriving } from './arriving.ts';
import type { IngestContext } from './services.ts';

/**
 * A human translation, or a review of one. What is not ready waits without a revision; the finished part of a
 * review enters the human memory all the same. Undefined where the file is gone.
 *
 * @throws Rejection with what is wrong with it, or with its source
 */
export async function arrivingTranslation(
  upload: Upload,
  name: { slug: string; language: string },
  { files, clock }: Pick<IngestContext, 'files' | 'clock'>,
): Promise<Arriving | undefined> {
  const read = await files.read(upload);
  if (read === undefined) return undefined;
  if (read.options.withdrawn !== undefined) {
    throw new Rejection('InvalidOption', 'The option "withdrawn" is allowed only on the source document.');
  }
  const translation = files.translating(read, name);
  return {
    slug: name.slug,
    hasWords: true,
    contentOf: async (record) => {
      const isOutrun = isOlder(record, upload);
      const notYet = isOutrun ? undefined : await ownHold(read, record, { files, clock });
      if (notYet !== undefined) return { content: { kind: 'held', hold: notYet } };
      const translates = await translatedSource(translation, record, files);
      const input = inputOf(translation, translates, clock.now());
      const hold = isOutrun ? undefined : await unfinishedHold(translation, translates, record, files);
      if (hold !== undefined) return { content: { kind: 'held', hold, unfinished: input } };
      return { content: { kind: 'translation', translation: input } };
    },
  };
}

function inputOf({ read, language }: ReadTranslation, translates: Upload | undefined, now: Date): TranslationInput {
  return {
    upload: read.upload,
    language,
    extension: read.extension,
    sha256: sha256(read.bytes),
    at: now.toISOString(),
    ...defined({ translates }),
  };
}

/**
 * Why a translation is not ready by its own account; what its source says too is the release's matter.
 *
 * @throws Rejection of a source that the configuration no longer takes: it stops its translations too
 */
async function ownHold(
  { frontMatter, metadata, options, stored }: ReadUpload,
  record: ReleaseRecord | undefined,
  { files, clock }: Pick<IngestContext, 'files' | 'clock'>,
): Promise<ReportedError | undefined> {
  const source = record?.source && (await files.registered(record.source.upload, record));
  const beside = source && record.source && (await files.read(record.source.upload));
  const said = { frontMatter: frontMatter.beyond(beside?.frontMatter), metadata };
  const { ready } = options;
  const commandWith = (more: Record<string, string>) => dropAgainCommand(stored, more);
  const { stop, hold } = notReady(said, ready === undefined ? {} : { ready }, clock.now(), commandWith);
  return stop ?? hold;
}

/** @throws Rejection `InvalidXliff`, `ForeignXliff` */
async function unfinishedHold(
  translation: ReadTranslation,
  translates: Upload | undefined,
  record: ReleaseRecord | undefined,
  files: IngestContext['files'],
): Promise<ReportedError | undefined> {
  if (translates === undefined || record === undefined) return undefined;
  const source = await files.source(translates, record);
  return source && reviewHold(readHumanText(translation, source.ingested.document));
}
