import type { Run } from '../../aws/dynamodb/releases.ts';
import type { ReportedError } from '../../contracts/failures.ts';
import type { IngestResult } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { notReady } from '../../core/releases/not-ready/not-ready.ts';
import { sha256 } from '../../core/releases/revisions/fingerprint.ts';
import { keepUnfinished } from '../../core/releases/revisions/register-translation.ts';
import type { ReleaseRecord, TranslationInput } from '../../core/releases/revisions/release-record.ts';
import { isOlder, withSequencer } from '../../core/releases/revisions/sequencers.ts';
import { dropAgainCommand } from '../../core/releases/uploads/drop-again-command.ts';
import { reviewIncomplete, wait } from './hand-on.ts';
import type { IngestServices } from './ingest.ts';
import { settleBeside, settleRegistered } from './ingest-upload.ts';
import { besideSource, type PersonsText } from './persons-translation.ts';
import { readAgain, readRegistered } from './read-source.ts';
import { type ReadTranslation, readTranslation } from './read-translation.ts';
import { type ReadUpload, readUpload } from './read-upload.ts';
import { registerOnce } from './register-once.ts';
import { settleWords } from './settle-words.ts';
import { translatedSource } from './translated-source.ts';

/**
 * A person's translation makes the release's next revision, and its words enter the human memory where they
 * stand beside the source's. An XLIFF file that is not finished gives the memory what is, and waits.
 *
 * @throws Rejection with what is wrong with it
 */
export async function ingestTranslation(
  read: ReadUpload,
  run: Run,
  services: IngestServices,
): Promise<IngestResult | undefined> {
  const { upload } = read;
  const translation = readTranslation(read);
  const { slug } = translation;
  const before = await services.releases.read(slug);
  const inputOf = async (record: ReleaseRecord | undefined) => {
    const translates = await translatedSource(translation, record, services);
    return inputFrom(translation, translates, services);
  };
  if (!isOlder(before, upload)) {
    const source = await checkSource(before, services);
    const hold = ownHold(read, source, services);
    if (hold !== undefined) return waitUnregistered(slug, upload, hold, services);
    const text = await textOf(translation, before, services);
    if (text !== undefined && text.unfinished > 0) return waitForTheRest(translation, text, inputOf, services);
  }
  const registration = await registerOnce(slug, upload, run, services, async (record) => ({
    kind: 'translation',
    translation: await inputOf(record),
  }));
  await settleRegistered(registration, slug, services);
  return settleBeside(registration, { upload, slug }, run, services);
}

function inputFrom(
  { read, language }: ReadTranslation,
  translates: Upload | undefined,
  { clock }: IngestServices,
): TranslationInput {
  return {
    upload: read.upload,
    language,
    extension: read.extension,
    sha256: sha256(read.bytes),
    at: clock.now().toISOString(),
    ...(translates === undefined ? {} : { translates }),
  };
}

/**
 * A source that the configuration no longer takes stops its translations too, before anything is
 * registered: the report says what is wrong with it.
 *
 * @throws Rejection
 */
export async function checkSource(
  record: ReleaseRecord | undefined,
  services: IngestServices,
): Promise<ReadUpload | undefined> {
  const source = record?.source && (await readUpload(record.source.upload, services, record.slug));
  if (source !== undefined) readRegistered(source, record, services);
  return source;
}

/** Why a translation is not ready by its own account; what its source says too is the release's matter. */
function ownHold(
  { frontMatter, metadata, options, stored }: ReadUpload,
  source: ReadUpload | undefined,
  { clock }: IngestServices,
): ReportedError | undefined {
  const said = { frontMatter: frontMatter.beyond(source?.frontMatter), metadata };
  const { ready } = options;
  const commandWith = (more: Record<string, string>) => dropAgainCommand(stored, more);
  const { stop, hold } = notReady(said, ready === undefined ? {} : { ready }, clock.now(), commandWith);
  return stop ?? hold;
}

/** @throws Rejection `InvalidXliff`, `ForeignXliff`, `InvalidOption` */
async function textOf(
  translation: ReadTranslation,
  record: ReleaseRecord | undefined,
  services: IngestServices,
): Promise<PersonsText | undefined> {
  const translates = await translatedSource(translation, record, services);
  const source = translates && (await readAgain(translates, record, services));
  return source && besideSource(translation, source.ingested.document);
}

async function waitForTheRest(
  { slug, read }: ReadTranslation,
  text: PersonsText,
  inputOf: (record: ReleaseRecord) => Promise<TranslationInput>,
  services: IngestServices,
): Promise<IngestResult> {
  const { upload } = read;
  const record = await services.releases.change(slug, async (current) => {
    if (current === undefined || isOlder(current, upload)) return { result: current };
    const kept = keepUnfinished(current, await inputOf(current));
    return { result: kept, write: { record: kept } };
  });
  if (record !== undefined) await settleWords(record, services);
  return wait({ upload }, slug, reviewIncomplete(text), services);
}

/** No revision comes of it, but an older event of this key is older than this. */
async function waitUnregistered(
  slug: string,
  upload: Upload,
  hold: ReportedError,
  services: IngestServices,
): Promise<IngestResult> {
  await services.releases.change(slug, async (current) => ({
    result: undefined,
    ...(current === undefined || isOlder(current, upload) ? {} : { write: { record: withSequencer(current, upload) } }),
  }));
  return wait({ upload }, slug, hold, services);
}
