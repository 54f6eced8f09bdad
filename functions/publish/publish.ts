import type { Settings } from '../../contracts/environment.ts';
import { publishKeys } from '../../contracts/keys.ts';
import { type PublishInput, type PublishResult, schema } from '../../contracts/messages.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { Clock } from '../../core/clock.ts';
import { buildVersion, type Version } from '../../core/publication/build-version.ts';
import { allot } from '../../core/revisions/allot.ts';
import { type Commit, commit } from '../../core/revisions/commit.ts';
import type { ReleaseRecord, Revision } from '../../core/revisions/release-record.ts';
import type { Count } from '../shared/count.ts';
import { log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store.ts';
import type { Releases } from '../shared/releases.ts';
import type { WriteReport } from '../shared/reports.ts';
import { gather } from './gather.ts';
import { moveLatest } from './move-latest.ts';
import { reportEnd } from './report-end.ts';
import { putVersion, removeVersion } from './version-store.ts';
import { writePages } from './write-pages.ts';

export interface PublishServices {
  settings: Settings;
  clock: Clock;
  work: ObjectStore;
  published: ObjectStore;
  releases: Releases;
  report: WriteReport;
  count: Count;
}

/**
 * The publish protocol. Every step may be repeated, and between any two of them the function may
 * die: what readers see is then either what they saw before, or what the retry completes.
 */
export async function publish(input: PublishInput, services: PublishServices): Promise<PublishResult> {
  const { slug, revision } = input.release;
  const gathered = await gather(input, services);

  const allotment = await takeNumber(slug, revision, gathered.ingested.correction !== undefined, services);
  if (allotment.outcome !== 'allotted') return refuse(input, allotment.outcome, services);
  const version = buildVersion({ slug, publication: allotment.revision.publication, ...gathered });

  await putVersion(version, services); // objects, then the manifest
  const committed = await commitVersion(slug, revision, version, services);
  if (committed.outcome !== 'committed') {
    await removeVersion(version, services.published); // the manifest, then its objects; the number stays unused
    return refuse(input, committed.outcome, services);
  }
  await moveLatest(slug, committed.committed, services.published);
  await writePages(version, services.published);

  const failed = Object.values(version.manifest.languages).filter((entry) => entry.status === 'failed').length;
  const outcome = failed === 0 ? 'published' : 'partial';
  await reportEnd(input, outcome, services, { version, warnings: gathered.ingested.warnings });
  if (failed > 0) await services.count(metrics.failedLanguages, failed);
  log('published', { outcome, manifest: publishKeys.manifest(slug, version.number), revision });
  return { schema, outcome, version: version.number };
}

function takeNumber(slug: string, number: number, correction: boolean, { releases, clock }: PublishServices) {
  return releases.change(slug, async (current) => {
    const { record, revision } = await both(slug, number, current, releases);
    const result = allot(record, revision, correction, clock.now());
    const isNew = result.outcome === 'allotted' && revision.publication === undefined;
    return { result, ...(isNew ? { write: { record: result.record, revision: result.revision } } : {}) };
  });
}

function commitVersion(slug: string, number: number, version: Version, { releases }: PublishServices) {
  return releases.change<Commit>(slug, async (current) => {
    const { record, revision } = await both(slug, number, current, releases);
    const result = commit(record, revision, version.manifest.languages);
    const isNew = result.outcome === 'committed' && result.record !== record;
    return { result, ...(isNew ? { write: { record: result.record, revision: result.revision } } : {}) };
  });
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

async function refuse(
  input: PublishInput,
  outcome: 'superseded' | 'withdrawn',
  services: PublishServices,
): Promise<PublishResult> {
  await reportEnd(input, outcome, services);
  log('published', { outcome, revision: input.release.revision });
  return { schema, outcome };
}
