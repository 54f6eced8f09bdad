import { publishKeys, workKeys } from '../../contracts/keys.ts';
import { type IngestResult, schema } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { type Registration, register } from '../../core/revisions/register.ts';
import type { ReleaseRecord, Revision } from '../../core/revisions/release-record.ts';
import { emptyReport } from '../shared/empty-report.ts';
import { isOverridden, type RegisteredInput, type Run } from '../shared/releases.ts';
import { reportedLanguages } from '../shared/reported-languages.ts';
import { eventIdentity } from '../shared/upload.ts';
import type { IngestServices } from './ingest.ts';
import { type ReadRelease, readRelease } from './read-release.ts';

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
  const release = await readRelease(upload, services);
  if (release === undefined) return undefined;
  const registration = await registerOnce(release, upload, run, services);

  switch (registration.outcome) {
    case 'duplicate':
      return registration.execution === run.execution ? await resume(registration, release, services) : undefined;
    case 'superseded':
      await services.report({ ...emptyReport('superseded', upload, services.clock), release: release.slug });
      return { schema, outcome: 'superseded' };
    case 'unchanged':
      await reportUnchanged(upload, release, registration.record, services);
      return { schema, outcome: 'unchanged' };
    case 'registered':
      await reportReplaced(registration.replaced, release.slug, services);
      return await handOn(registration.revision, release, services);
  }
}

type OneRegistration = Registration | ({ outcome: 'duplicate' } & RegisteredInput);

/** One conditional write registers the revision and remembers the event, so that no event counts twice. */
function registerOnce(
  release: ReadRelease,
  upload: Upload,
  run: Run,
  { releases, clock }: IngestServices,
): Promise<OneRegistration> {
  const { slug, extension, fingerprint, embargo } = release;
  const identity = eventIdentity(upload);
  return releases.change<OneRegistration>(slug, async (current) => {
    const seen = await releases.input(slug, identity);
    if (seen !== undefined && !isOverridden(seen, run)) return { result: { outcome: 'duplicate', ...seen } };
    const content = { kind: 'upload', extension, fingerprint, embargo } as const;
    const result = register(current, { slug, upload, execution: run.execution, content }, clock.now());
    if (result.outcome === 'superseded') return { result };
    if (result.outcome === 'unchanged') return { result, write: { record: result.record } };
    const { record, revision } = result;
    return {
      result,
      write: {
        record,
        revision,
        input: { identity, over: seen, revision: revision.revision, execution: run.execution },
      },
    };
  });
}

/** The task was retried after it had registered: the revision is there, what followed may not be. */
async function resume(
  { revision }: RegisteredInput,
  release: ReadRelease,
  services: IngestServices,
): Promise<IngestResult | undefined> {
  const registered = await services.releases.revision(release.slug, revision);
  return registered && (await handOn(registered, release, services));
}

async function handOn(revision: Revision, release: ReadRelease, services: IngestServices): Promise<IngestResult> {
  const { slug, languages, ingested } = release;
  const reference = {
    slug,
    revision: revision.revision,
    upload: revision.upload,
    languages: [ingested.document.language, ...languages],
  };
  await services.work.putJson(workKeys.document(slug, revision.revision), ingested);
  if (revision.embargo === undefined) return { schema, outcome: 'release', release: reference };
  await services.report({
    ...emptyReport('held', revision.upload, services.clock),
    release: slug,
    revision: revision.revision,
    heldUntil: revision.embargo,
    warnings: ingested.warnings,
  });
  return { schema, outcome: 'held', until: revision.embargo, release: reference };
}

async function reportUnchanged(
  upload: Upload,
  { slug }: ReadRelease,
  { newest, committed }: ReleaseRecord,
  services: IngestServices,
) {
  const published = committed?.revision === newest.revision ? committed : undefined;
  const report = { ...emptyReport('unchanged', upload, services.clock), release: slug, revision: newest.revision };
  if (published === undefined) {
    // The upload that is on its way has the newest report of this key, and will say there how it ended.
    const waiting = newest.embargo === undefined ? report : { ...report, heldUntil: newest.embargo };
    return services.report(waiting, { historyOnly: true });
  }
  await services.report({
    ...report,
    version: published.version,
    manifest: publishKeys.manifest(slug, published.version),
    languages: reportedLanguages(slug, published.languages, services.settings.siteUrl),
  });
}

/** A held release that a newer upload replaces would say for months that it is held; it says at once that it is not. */
async function reportReplaced(replaced: Revision | undefined, slug: string, services: IngestServices) {
  if (replaced?.state !== 'under-way' || replaced.embargo === undefined) return;
  await services.report({
    ...emptyReport('superseded', replaced.upload, services.clock),
    release: slug,
    revision: replaced.revision,
  });
}
