import { reportedError } from '../../contracts/failures.ts';
import type { IngestResult } from '../../contracts/messages.ts';
import { humanPairs } from '../../core/human/index.ts';
import { sha256 } from '../../core/revisions/fingerprint.ts';
import { isOlder, seenWith } from '../../core/revisions/inputs.ts';
import type { ReleaseRecord } from '../../core/revisions/release-record.ts';
import type { Run } from '../shared/releases.ts';
import { wait } from './hand-on.ts';
import type { IngestServices } from './ingest.ts';
import { settleBeside } from './ingest-upload.ts';
import { besideSource, type PersonsText } from './persons-translation.ts';
import { readAgain, readRegistered } from './read-source.ts';
import { type ReadTranslation, readTranslation } from './read-translation.ts';
import { type ReadUpload, readUpload } from './read-upload.ts';
import { registerOnce } from './register-once.ts';
import { translatedSource } from './translated-source.ts';

/**
 * A person's translation: its words enter the human memory where they stand beside the source's, and
 * make the release's next revision. An XLIFF file that is not finished gives the memory what is, and waits.
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
  const { slug, language } = translation;
  const before = await services.releases.read(slug);
  if (!isOlder(before, upload)) {
    await checkSource(before, services);
    const text = await textOf(translation, before, services);
    if (text !== undefined) await remember(text, translation, services);
    if (text !== undefined && text.unfinished > 0) return waitForTheRest(translation, text, services);
  }
  const at = services.clock.now().toISOString();
  const registration = await registerOnce(slug, upload, run, services, async (record) => {
    const translates = await translatedSource(translation, record, services);
    return {
      kind: 'translation',
      language,
      translation: {
        upload,
        extension: read.extension,
        sha256: sha256(read.bytes),
        at,
        ...(translates === undefined ? {} : { translates }),
      },
    };
  });
  return settleBeside(registration, { upload, slug }, run, services);
}

/**
 * A source that the configuration no longer takes stops its translations too, before anything is
 * registered: the report says what is wrong with it.
 *
 * @throws Rejection
 */
export async function checkSource(record: ReleaseRecord | undefined, services: IngestServices): Promise<void> {
  const source = record?.source && (await readUpload(record.source.upload, services));
  if (source !== undefined) readRegistered(source, record, services);
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

async function remember(text: PersonsText, { slug, read }: ReadTranslation, services: IngestServices): Promise<void> {
  if (!text.alignment.aligned) return;
  const from = { release: slug, from: read.upload.key, at: services.clock.now().toISOString() };
  await services.people.keep(humanPairs(text.source, text.document, text.alignment.pairs, from));
}

async function waitForTheRest(
  { slug, read }: ReadTranslation,
  { unfinished, document }: PersonsText,
  services: IngestServices,
): Promise<IngestResult> {
  const { upload } = read;
  // No revision comes of it, but an older event of this key is older than this.
  await services.releases.change(slug, (current) => ({
    result: undefined,
    ...(current === undefined || isOlder(current, upload)
      ? {}
      : { write: { record: { ...current, tick: current.tick + 1, sequencers: seenWith(current, upload) } } }),
  }));
  const message = `${unfinished} of ${document.units.length} segments are neither "reviewed" nor "final"; the others are kept.`;
  return wait({ upload }, slug, reportedError('ReviewIncomplete', message), services);
}
