import { type ReleaseFailureCode, reportedError } from '../../contracts/failures.ts';
import { publishKeys, workKeys } from '../../contracts/keys.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import { type PublishInput, type PublishResult, Retryable, schema } from '../../contracts/messages.ts';
import { metrics } from '../../contracts/metrics.ts';
import { putAsOf } from '../../core/publication/put-as-of.ts';
import { versionsObject } from '../../core/publication/site/versions.ts';
import { latestObject } from '../../core/publication/versions/latest-object.ts';
import { writeLatestPages } from '../../core/publication/versions/write-latest-pages.ts';
import type { IngestedRelease } from '../../core/releases/ingested-release.ts';
import { asSeen } from '../../core/releases/revisions/withdraw.ts';
import { log } from '../shared/log.ts';
import { commitVersion, markFailed, takeNumber } from './change-record.ts';
import { putVersion, removeAttempt, removeIfWithdrawn, removeVersion, toldOf } from './put-version.ts';
import { reportEnd } from './report-end.ts';
import type { PublishServices } from './services.ts';
import { RenditionReplaced, releaseWarnings, type Version, versionOf } from './version.ts';

/**
 * The publish protocol. Every step may be repeated, and the function may die between any two of them: readers then
 * see either the state before, or what the retry completes.
 */
export async function publish(input: PublishInput, services: PublishServices): Promise<PublishResult> {
  const { slug, revision } = input.release;
  const { settings, published } = services;
  const [own] = input.results;
  if (own?.status === 'failed') return failRelease(input, 'SourceNotMade', own.error.message, services);
  const ingested = await services.work.getJson<IngestedRelease>(workKeys.document(slug, revision));

  const run = { correction: ingested.correction !== undefined, redrive: input.redrive };
  const allotment = await takeNumber(slug, revision, run, services);
  if (allotment.outcome === 'died') return { schema, outcome: 'failed' }; // its report is written already
  if (allotment.outcome !== 'allotted') return refuse(input, allotment.outcome, services);
  const { state, publication } = allotment.revision;
  const [before, all] = await Promise.all([services.public.read(slug), services.public.versions(slug)]);
  const version = versionOf(input, ingested, { publication, earlier: asSeen(all, before), settings });

  // A retry after the commit does not put objects: it would restore those that a withdrawal deleted meanwhile.
  const isCommitted = state === 'published' || state === 'partial';
  if (!isCommitted && (allotment.record.withdrawn ?? 0) > revision) {
    await removeAttempt(version, services);
    return refuseCleared(input, 'withdrawn', version, services);
  }
  const put = isCommitted
    ? {
        manifest: await published.getJson<Manifest>(publishKeys.manifest(slug, version.version)),
        told: await toldOf(version, services),
      }
    : await putVersion(version, services).catch(async (error) => {
        if (error instanceof RenditionReplaced) return error;
        await removeIfWithdrawn(version, services); // its notices prevented the objects from being put
        throw error;
      });
  if (put instanceof RenditionReplaced) {
    await removeAttempt(version, services);
    const failed = await failRelease(input, put.name, put.message, services);
    return { ...failed, ...(await clearRefused(input, version, services)) };
  }
  const { manifest, told } = put;
  const committed = await commitVersion(slug, revision, manifest, services);
  if (committed.outcome !== 'committed') {
    await removeVersion(version, manifest, published); // its number stays unused
    // The next attempt of a redrive gets another number; that of a dead execution is refused one.
    if (committed.outcome === 'abandoned') {
      await services.invalidate({ slug, languages: [] }, `refused v${version.version}`);
      throw new Retryable('Contended', `v${version.version} was given up when an earlier run of the execution died`);
    }
    return refuseCleared(input, committed.outcome, version, services);
  }
  if (!isCommitted && !committed.isNew) await removeIfWithdrawn(version, services);
  const { release } = committed;
  if (release.withdrawn !== undefined) return refuse(input, 'withdrawn', services); // after the commit, before this retry
  await services.stylesheet(); // before the first page that links to it
  await putAsOf(release.tick, latestObject(slug, committed.committed), published);
  const versions = asSeen(await services.public.versions(slug), release);
  await writeLatestPages({ release, versions, settings }, published);
  await putAsOf(release.tick, versionsObject(release, versions), published);
  await services.site.tell(slug, release.tick);

  // A language whose function died has not given back what it did not use.
  for (const { language, status } of input.results) {
    if (status === 'failed') await services.spending.settle({ slug, revision, language });
  }
  const statuses = Object.values(manifest.languages).map(({ status }) => status);
  const failed = statuses.filter((status) => status === 'failed').length;
  const outcome = failed > 0 || statuses.includes('awaiting-review') ? 'partial' : 'published';
  await reportEnd(input, outcome, services, {
    manifest,
    told,
    warnings: releaseWarnings(ingested, version),
    options: ingested.options,
  });
  if (failed > 0) await services.count(metrics.failedLanguages, failed);
  log('published', { outcome, upload: input.release.upload.versionId, version: manifest.version, revision });
  return { schema, outcome, version: manifest.version };
}

/**
 * Refuses a version whose objects were put: a reader who guessed an address may have cached it at the edge for a year.
 * The state machine clears the caches, since CloudFront may ask for minutes of patience, and another attempt of Publish
 * would put the objects again.
 */
async function refuseCleared(
  input: PublishInput,
  outcome: 'superseded' | 'withdrawn',
  version: Version,
  services: PublishServices,
): Promise<PublishResult> {
  return { ...(await refuse(input, outcome, services)), ...(await clearRefused(input, version, services)) };
}

async function clearRefused(
  { clearsLater }: PublishInput,
  { slug, version }: Version,
  { invalidate }: PublishServices,
): Promise<Pick<PublishResult, 'clear'>> {
  const reference = `refused v${version}`;
  if (clearsLater) return { clear: { slug, version, reference } };
  await invalidate({ slug, languages: [] }, reference);
  return {};
}

/**
 * Ends the revision: there is no version without its source-language rendition, which Translate has retried already,
 * and none with a rendition of somebody else.
 */
async function failRelease(
  input: PublishInput,
  code: ReleaseFailureCode,
  message: string,
  services: PublishServices,
): Promise<PublishResult> {
  const { slug, revision, upload } = input.release;
  await markFailed(slug, revision, services.releases);
  await reportEnd(input, 'failed', services, { error: reportedError(code, message) });
  log('published', { outcome: 'failed', upload: upload.versionId, revision });
  return { schema, outcome: 'failed' };
}

async function refuse(
  input: PublishInput,
  outcome: 'superseded' | 'withdrawn',
  services: PublishServices,
): Promise<PublishResult> {
  const newest = outcome === 'superseded' ? (await services.releases.read(input.release.slug))?.newest : undefined;
  await reportEnd(input, outcome, services, undefined, newest);
  log('published', { outcome, upload: input.release.upload.versionId, revision: input.release.revision });
  return { schema, outcome };
}
