import { currentTerms } from '../../aws/dynamodb/term-records.ts';
import type { ReportedError } from '../../contracts/failures.ts';
import type { ReportedOption } from '../../contracts/options.ts';
import type { Upload } from '../../contracts/report.ts';
import { defined } from '../../core/lib/defined.ts';
import { besideNewSource } from '../../core/people/reading/beside-new-source.ts';
import { readHumanText, reviewHold } from '../../core/people/reading/human-text.ts';
import { translatedSource } from '../../core/people/reading/translated-source.ts';
import { notReady } from '../../core/releases/not-ready/not-ready.ts';
import type { ReadRelease } from '../../core/releases/reading/read-release.ts';
import type { ReadTranslation } from '../../core/releases/reading/read-translation.ts';
import type { ReadUpload } from '../../core/releases/reading/read-upload.ts';
import type { Arrival } from '../../core/releases/revisions/arrival.ts';
import type { ReleaseRecord, TranslationInput } from '../../core/releases/revisions/release-record.ts';
import { isOlder } from '../../core/releases/revisions/sequencers.ts';
import { uploadAgainCommand } from '../../core/releases/uploads/upload-again-command.ts';
import { emptyReport } from '../shared/reports.ts';
import type { Arriving } from './read-arriving.ts';
import type { IngestContext } from './services.ts';

/** What an arrival means for the release as it is. */
export interface ArrivalContent {
  content: Arrival['content'];
  /** The source that it is, or belongs to, as the next revision is made from it. */
  release?: ReadRelease | undefined;
  /** For a source: the options in force. */
  options?: ReportedOption[] | undefined;
  /** Files beside it whose reports are already final. */
  told?: readonly Upload[];
}

/**
 * Compares an arrival with the record of its release; called again with the newer record if another writer was
 * faster.
 *
 * @throws Rejection with its mistakes, or those of its source: a source that the configuration no longer allows
 *   stops the files beside it too
 */
export async function arrivalContent(
  arriving: Arriving,
  record: ReleaseRecord | undefined,
  context: Pick<IngestContext, 'files' | 'terms' | 'report' | 'clock'>,
): Promise<ArrivalContent> {
  switch (arriving.kind) {
    case 'source':
      return sourceContent(arriving, record, context);
    case 'translation':
      return translationContent(arriving.translation, record, context);
    case 'attachment': {
      const { kind, name, attachment } = arriving;
      return { content: { kind, name, attachment }, release: await currentSource(record, context) };
    }
    case 'unnamed':
      return { content: { kind: 'unnamed', hold: arriving.hold } };
    case 'deletion':
      return { content: { kind: 'deletion' } };
  }
}

async function sourceContent(
  { slug, name, read }: Extract<Arriving, { kind: 'source' }>,
  record: ReleaseRecord | undefined,
  { files, terms, report, clock }: Pick<IngestContext, 'files' | 'terms' | 'report' | 'clock'>,
): Promise<ArrivalContent> {
  const { release, arrival } = files.arriving(read, name, record);
  const { document, options } = release.ingested;
  const current = await currentTerms(terms, document.language);
  const { beside, ended } = await besideNewSource({ upload: read.upload, document }, record, files);
  // Before registering: a function that dies after it does not get here again.
  for (const { upload, outcome, errors } of ended) {
    await report({
      ...emptyReport(outcome, upload, clock),
      ...(outcome === 'held' ? { release: slug } : {}),
      errors: [...errors],
    });
  }
  const content = { ...arrival, terms: current, beside };
  return { content, release, options, told: ended.map((each) => each.upload) };
}

/**
 * A translation that is not ready waits without a revision; the finished part of a review enters the human memory
 * anyway.
 */
async function translationContent(
  translation: ReadTranslation,
  record: ReleaseRecord | undefined,
  context: Pick<IngestContext, 'files' | 'clock'>,
): Promise<ArrivalContent> {
  const { files, clock } = context;
  const { read, language, document } = translation;
  const isOutrun = isOlder(record, read.upload);
  const release = isOutrun ? undefined : await currentSource(record, context);
  const notYet = isOutrun ? undefined : await ownHold(read, release && record?.source, context);
  if (notYet !== undefined) return { content: { kind: 'held', hold: notYet } };
  const translates = await translatedSource(translation, record, files);
  const input: TranslationInput = {
    upload: read.upload,
    language,
    extension: read.extension,
    sha256: read.uploaded.sha256,
    at: clock.now().toISOString(),
    ...defined({ translates }),
  };
  // Only a review says for each segment whether the person has finished it.
  const isReview = document === undefined && !isOutrun && translates !== undefined && record !== undefined;
  const reviewed = isReview ? await files.source(translates, record) : undefined;
  const hold = reviewed && reviewHold(readHumanText(translation, reviewed.ingested.document));
  if (hold !== undefined) return { content: { kind: 'held', hold, unfinished: input } };
  return { content: { kind: 'translation', translation: input }, release };
}

/** The source of the release; undefined if there is none, or it was deleted. */
async function currentSource(
  record: ReleaseRecord | undefined,
  { files }: Pick<IngestContext, 'files'>,
): Promise<ReadRelease | undefined> {
  return record?.source && (await files.registered(record.source.upload, record));
}

/**
 * Returns why a translation says that it is not ready. What its source says about itself is checked with the
 * release.
 *
 * @throws Rejection of a source that the configuration no longer allows: it stops its translations too
 */
async function ownHold(
  { frontMatter, metadata, options, stored }: ReadUpload,
  source: ReleaseRecord['source'],
  { files, clock }: Pick<IngestContext, 'files' | 'clock'>,
): Promise<ReportedError | undefined> {
  const beside = source && (await files.read(source.upload));
  const said = { frontMatter: frontMatter.beyond(beside?.frontMatter), metadata };
  const { ready } = options;
  const commandWith = uploadAgainCommand.bind(undefined, stored);
  const { stop, hold } = notReady(said, ready === undefined ? {} : { ready }, clock.now(), commandWith);
  return stop ?? hold;
}
