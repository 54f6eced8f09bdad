import type { Invalidate } from '../../aws/cloudfront/invalidation.ts';
import type { Count } from '../../aws/cloudwatch/count.ts';
import type { PublicReleases } from '../../aws/dynamodb/public-releases.ts';
import type { Releases } from '../../aws/dynamodb/releases.ts';
import type { ObjectStore } from '../../aws/s3/object-store.ts';
import type { Uploads } from '../../aws/s3/uploads.ts';
import type { SiteQueue } from '../../aws/sqs/site-queue.ts';
import type { Settings } from '../../contracts/environment.ts';
import { type LanguageError, reportedError } from '../../contracts/failures.ts';
import { publishKeys, workKeys } from '../../contracts/keys.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import { type PublishInput, type PublishResult, schema } from '../../contracts/messages.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { PublicRelease } from '../../contracts/site.ts';
import type { Clock } from '../../core/lib/clock.ts';
import { dataPaths } from '../../core/publication/versions/data-paths.ts';
import { writeVersions } from '../../core/publication/versions/write-versions.ts';
import type { IngestedRelease } from '../../core/releases/ingested-release.ts';
import { allot } from '../../core/releases/revisions/allot.ts';
import { type Commit, commit } from '../../core/releases/revisions/commit.ts';
import { fail } from '../../core/releases/revisions/fail.ts';
import { publicRelease, publicVersion } from '../../core/releases/revisions/public-release.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { asSeen } from '../../core/releases/revisions/withdraw.ts';
import { log } from '../shared/log.ts';
import { moveLatest } from '../shared/move-latest.ts';
import type { WriteReport } from '../shared/reports.ts';
import { putVersion, removeAttempt, removeVersion } from './put-version.ts';
import { reportEnd } from './report-end.ts';
import { type Version, versionOf } from './version.ts';
import { writePages } from './write-pages.ts';

export interface PublishServices {
  settings: Settings;
  clock: Clock;
  uploads: Uploads;
  work: ObjectStore;
  published: ObjectStore;
  releases: Releases;
  report: WriteReport;
  count: Count;
  public: PublicReleases;
  site: SiteQueue;
  invalidate: Invalidate;
  /** Sees to it that the pages' stylesheet is there. */
  stylesheet: () => Promise<void>;
}

/**
 * The publish protocol. Every step may be repeated, and between any two of them the function may
 * die: what readers see is then either what they saw before, or what the retry completes.
 */
export async function publish(input: PublishInput, services: PublishServices): Promise<PublishResult> {
  const { slug, revision } = input.release;
  const [own] = input.results;
  if (own?.status === 'failed') return failRelease(input, own.error, services);
  const ingested = await services.work.getJson<IngestedRelease>(workKeys.document(slug, revision));

  const allotment = await takeNumber(slug, revision, ingested.correction !== undefined, services);
  if (allotment.outcome !== 'allotted') return refuse(input, allotment.outcome, services);
  const { state, publication } = allotment.revision;
  const [before, all] = await Promise.all([services.public.read(slug), services.public.versions(slug)]);
  const version = versionOf(input, ingested, {
    publication,
    earlier: asSeen(all, before),
    settings: services.settings,
  });

  // A retry after the commit puts nothing: what a withdrawal took away meanwhile would be there again.
  const isCommitted = state === 'published' || state === 'partial';
  if (!isCommitted && (allotment.record.withdrawn ?? 0) > revision) {
    await removeAttempt(version, services); // what an earlier attempt put before it died
    await forgetVersion(version, services);
    return refuse(input, 'withdrawn', services);
  }
  const manifest = isCommitted
    ? await services.published.getJson<Manifest>(publishKeys.manifest(slug, publication.version))
    : await putVersion(version, services).catch((error) => takeBack(version, services, error)); // objects, then the manifest
  const committed = await commitVersion(slug, revision, manifest, services);
  if (committed.outcome !== 'committed') {
    await removeVersion(version, manifest, services.published); // its number stays unused
    await forgetVersion(version, services);
    return refuse(input, committed.outcome, services);
  }
  if (!isCommitted && !committed.isNew) await takeBack(version, services);
  const { face } = committed;
  if (face.withdrawn !== undefined) return refuse(input, 'withdrawn', services); // after the commit, before this retry
  await services.stylesheet(); // before the first page that asks for it
  await moveLatest(slug, committed.committed, face.tick, services.published);
  const versions = asSeen(await services.public.versions(slug), face);
  await writePages(version, { face, versions }, services);
  await writeVersions(face, versions, services.published);
  await services.site.tell(slug, face.tick);

  const statuses = Object.values(manifest.languages).map(({ status }) => status);
  const failed = statuses.filter((status) => status === 'failed').length;
  const outcome = failed > 0 || statuses.includes('awaiting-review') ? 'partial' : 'published';
  await reportEnd(input, outcome, services, { manifest, warnings: ingested.warnings, options: ingested.options });
  if (failed > 0) await services.count(metrics.failedLanguages, failed);
  log('published', { outcome, upload: input.release.upload.versionId, version: manifest.version, revision });
  return { schema, outcome, version: manifest.version };
}

function takeNumber(slug: string, number: number, correction: boolean, { releases, clock }: PublishServices) {
  return releases.change(slug, async (current) => {
    const { record, revision } = await both(slug, number, current, releases);
    const result = allot(record, revision, correction, clock.now());
    const isNew = result.outcome === 'allotted' && revision.publication === undefined;
    return { result, ...(isNew ? { write: { record: result.record, revision: result.revision } } : {}) };
  });
}

type CommittedVersion =
  | (Extract<Commit, { outcome: 'committed' }> & { face: PublicRelease; isNew: boolean })
  | Exclude<Commit, { outcome: 'committed' }>;

/** The version, and in the same breath what readers see by it: whoever makes lists reads that and nothing else. */
function commitVersion(slug: string, number: number, manifest: Manifest, services: PublishServices) {
  const { releases } = services;
  return releases.change<CommittedVersion>(slug, async (current) => {
    const { record, revision } = await both(slug, number, current, releases);
    const result = commit(record, revision, manifest.languages);
    if (result.outcome !== 'committed') return { result };
    const before = await services.public.read(slug);
    if (result.record === record) {
      if (before === undefined) throw new Error(`${slug} was committed, but its public record is missing`);
      return { result: { ...result, face: before, isNew: false } };
    }
    const face = publicRelease(before, manifest, result.committed.languages);
    const version = publicVersion(before, manifest);
    const { record: changed, revision: committed } = result;
    return {
      result: { ...result, face, isNew: true },
      write: { record: changed, revision: committed, public: face, version },
    };
  });
}

/**
 * Another attempt has committed while this one was still putting: should the version have been withdrawn since,
 * some of its files are there again.
 *
 * @throws what this attempt failed at, if it did: notices stand where it would put its pages.
 */
async function takeBack({ folder }: Version, { published }: PublishServices, error?: unknown): Promise<never>;
async function takeBack({ folder }: Version, { published }: PublishServices): Promise<void>;
async function takeBack({ folder }: Version, { published }: PublishServices, error?: unknown): Promise<void> {
  const stored = await published.getJson<Manifest>(`${folder}manifest.json`).catch(() => undefined);
  if (stored?.withdrawn !== undefined) {
    for (const path of dataPaths(stored)) await published.delete(`${folder}${path}`);
  }
  if (error !== undefined) throw error;
}

/** Whoever guessed the address of a refused version while it was there has put it into a cache, for a year. */
function forgetVersion({ context: { slug, version } }: Version, { invalidate }: PublishServices): Promise<void> {
  return invalidate({ release: slug, languages: [] }, `refused v${version}`);
}

/** Ingest registered both; without them this execution is of another table. */
async function both(
  slug: string,
  number: number,
  record: ReleaseRecord | undefined,
  releases: Releases,
): Promise<{ record: ReleaseRecord; revision: Revision }> {
  const revision = record?.newest.revision === number ? record.newest : await releases.revision(slug, number);
  if (record === undefined || revision === undefined)
    throw new Error(`revision ${number} of ${slug} was never registered`);
  return { record, revision };
}

/** Without its source a version is none. No retry would change that: the source's rendition had its own. */
async function failRelease(
  input: PublishInput,
  { message }: LanguageError,
  services: PublishServices,
): Promise<PublishResult> {
  const { slug, revision: number } = input.release;
  await services.releases.change(slug, async (current) => {
    const { record, revision } = await both(slug, number, current, services.releases);
    const failed = fail(record, revision);
    return { result: undefined, ...(failed === undefined ? {} : { write: failed }) };
  });
  await reportEnd(input, 'failed', services, { error: reportedError('SourceNotMade', message) });
  log('published', { outcome: 'failed', upload: input.release.upload.versionId, revision: number });
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
