import type { RegisteredInput, Run } from '../../aws/dynamodb/releases.ts';
import { Rejection } from '../../contracts/failures.ts';
import { publishKeys } from '../../contracts/keys.ts';
import { type IngestResult, schema } from '../../contracts/messages.ts';
import type { ReportedOption } from '../../contracts/options.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Registration } from '../../core/releases/revisions/arrival.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { readUploadKey } from '../../core/releases/uploads/upload-key.ts';
import { currentTerms } from '../shared/current-terms.ts';
import { emptyReport } from '../shared/empty-report.ts';
import { reportedLanguages } from '../shared/reported-languages.ts';
import { besideNewSource } from './beside-new-source.ts';
import { handOn, reportReplaced, wait } from './hand-on.ts';
import type { IngestServices } from './ingest.ts';
import { ingestAttachment } from './ingest-attachment.ts';
import { ingestTranslation } from './ingest-translation.ts';
import { nameOf } from './name-of.ts';
import type { ReadRelease } from './read-release.ts';
import { type ReadSource, readAgain, readRegistered, sourceReader } from './read-source.ts';
import { isTranslation } from './read-translation.ts';
import { readUpload } from './read-upload.ts';
import { registerOnce } from './register-once.ts';
import { settleWords } from './settle-words.ts';
import { noLongerWaits, waitForLanguage } from './wait-for-language.ts';

/**
 * Reads an upload, registers it as the release's next revision, and hands it on. Undefined where
 * there is nothing to do: the version is gone, or another execution has this event in hand.
 *
 * @throws Rejection with what is wrong with the upload
 */
export async function ingestUpload(
  upload: Upload,
  run: Run,
  services: IngestServices,
): Promise<IngestResult | undefined> {
  const { slug: owner, attachment } = readUploadKey(upload.key, []);
  if (attachment !== undefined) return ingestAttachment({ upload, slug: owner, name: attachment }, run, services);
  const uploaded = await readUpload(upload, services);
  if (uploaded === undefined) return undefined;
  const name = await nameOf(uploaded, services);
  if ('hold' in name) return waitForLanguage(uploaded, name.hold, run, services);
  if (name.waited !== undefined) await noLongerWaits(name.waited, services);
  const read = name.named;
  const record = read.key.language === undefined ? undefined : await services.releases.read(read.key.slug);
  const { withdrawn: reason } = read.options;
  const isBeside = isTranslation(read, record, services);
  if (reason !== undefined && !isBeside) {
    return { schema, outcome: 'withdraw', withdraw: { slug: read.key.slug, upload, reason } };
  }
  if (reason !== undefined)
    throw new Rejection('InvalidOption', 'The option "withdrawn" is allowed only on the source document.');
  if (isBeside) return ingestTranslation(read, run, services);

  const { slug } = read.key;
  const readBeside = sourceReader(read, services);
  let found: ReadSource | undefined;
  let told: Upload[] = [];
  const registration = await registerOnce(slug, upload, run, services, async (current) => {
    found = readBeside(current);
    const terms = await currentTerms(services.terms, found.release.ingested.document.language);
    const { beside, ...rest } = await besideNewSource(upload, found.release, current, services);
    told = rest.told;
    return { ...found.arrival, terms, beside };
  });
  await settleRegistered(registration, slug, services);
  const source = async (registered: ReleaseRecord) => found?.release ?? readRegistered(read, registered, services);
  return settle(registration, { upload, slug, source, options: found?.release.ingested.options, told }, run, services);
}

/** People's words are learned before anything is translated, whatever the release waits for. */
export async function settleRegistered(
  registration: OneRegistration,
  slug: string,
  services: IngestServices,
): Promise<void> {
  if (registration.outcome === 'superseded') return;
  const record = registration.outcome === 'duplicate' ? await services.releases.read(slug) : registration.record;
  if (record !== undefined) await settleWords(record, services);
}

/** What becomes of a file beside a source: it waits for what its revision waits for, or goes on with the source. */
export function settleBeside(
  registration: OneRegistration,
  { upload, slug }: { upload: Upload; slug: string },
  run: Run,
  services: IngestServices,
): Promise<IngestResult | undefined> {
  const source = async (record: ReleaseRecord) => record.source && readAgain(record.source.upload, record, services);
  return settle(registration, { upload, slug, source }, run, services);
}

export type OneRegistration = Registration | ({ outcome: 'duplicate' } & RegisteredInput);

/** What becomes of an upload once it is registered. */
async function settle(
  registration: OneRegistration,
  {
    upload,
    slug,
    source,
    options,
    told = [],
  }: {
    upload: Upload;
    slug: string;
    source: (record: ReleaseRecord) => Promise<ReadRelease | undefined>;
    /** In force, where it is a source itself. */
    options?: ReportedOption[] | undefined;
    told?: readonly Upload[];
  },
  run: Run,
  services: IngestServices,
): Promise<IngestResult | undefined> {
  const { releases, clock, report } = services;
  switch (registration.outcome) {
    case 'duplicate': {
      if (registration.execution !== run.execution) return undefined;
      // The task was retried after it had registered: the revision is there, what followed may not be.
      const [record, revision] = await Promise.all([
        releases.read(slug),
        releases.revision(slug, registration.revision),
      ]);
      return record && revision && goOn(record, revision);
    }
    case 'superseded':
      await report({ ...emptyReport('superseded', upload, clock), release: slug });
      return { schema, outcome: 'superseded' };
    case 'unchanged':
      await reportUnchanged(upload, { slug, record: registration.record, options }, services);
      return { schema, outcome: 'unchanged' };
    case 'registered': {
      const { record, revision, replaced } = registration;
      await reportReplaced(replaced, revision, { slug, record, told }, services);
      return goOn(record, revision);
    }
  }

  async function goOn(record: ReleaseRecord, revision: Revision): Promise<IngestResult | undefined> {
    const release = await source(record);
    if (release !== undefined) return handOn(revision, release, record, services);
    return revision.hold && wait(revision, slug, revision.hold, services); // for a source, among others
  }
}

async function reportUnchanged(
  upload: Upload,
  { slug, record, options }: { slug: string; record: ReleaseRecord; options: ReportedOption[] | undefined },
  services: IngestServices,
) {
  const { newest, committed } = record;
  const published = committed?.revision === newest.revision ? committed : undefined;
  const report = {
    ...emptyReport('unchanged', upload, services.clock),
    release: slug,
    revision: newest.revision,
    ...(options === undefined ? {} : { options }),
  };
  if (published === undefined) {
    // The upload that is on its way has the newest report of this key, and will say there how it ended.
    const waiting = newest.embargo === undefined ? report : { ...report, heldUntil: newest.embargo };
    return services.report(waiting, { historyOnly: newest.upload.key === upload.key });
  }
  await services.report({
    ...report,
    version: published.version,
    manifest: publishKeys.manifest(slug, published.version),
    languages: reportedLanguages(slug, published.languages, services.settings.siteUrl),
  });
}
