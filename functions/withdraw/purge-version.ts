import type { ClearPaths } from '../../aws/cloudfront/invalidation.ts';
import type { Eraser } from '../../aws/s3/erase.ts';
import type { StoredVersion } from '../../aws/s3/versions.ts';
import { publishKeys, siteKeys, workKeys } from '../../contracts/keys.ts';
import { type PurgeInput, type PurgeResult, schema } from '../../contracts/messages.ts';
import type { Report, Upload } from '../../contracts/report.ts';
import type { PublicRelease } from '../../contracts/site.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { putAsOf } from '../../core/publication/put-as-of.ts';
import { versionsObject } from '../../core/publication/site/versions.ts';
import { isOwnPath } from '../../core/publication/versions/own-paths.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { log } from '../shared/log.ts';
import { eraseEarlier } from './erase-earlier.ts';
import type { WithdrawServices } from './services.ts';
import { type SignPurgeServices, signPurge } from './sign-purge.ts';

/** The buckets of the pipeline, for good. */
interface Erasers {
  upload: Eraser;
  work: Eraser;
  publish: Eraser;
}

export interface PurgeServices extends Pick<WithdrawServices, 'published' | 'releases' | 'public'>, SignPurgeServices {
  work: Pick<ObjectStore, 'read'>;
  erasers: Erasers;
  clearPaths: ClearPaths;
}

type Found = PurgeResult['objects'][number] & { versions: StoredVersion[] };

/**
 * Erases one version of a release in every bucket. The number is enough, so that attempts which
 * died before their manifest are reached too. A plan names everything and erases nothing. Every step may be repeated.
 *
 * @throws TooManyInvalidationsInProgress of CloudFront, after everything else is done
 */
export async function purgeVersion({ purge, step }: PurgeInput, services: PurgeServices): Promise<PurgeResult> {
  const { slug, version } = purge;
  const [record, shown] = await Promise.all([services.releases.read(slug), services.public.read(slug)]);
  if (record === undefined || version > record.lastVersion) return refused('missing');
  if (shown !== undefined && isShown(shown, version)) return refused('shown');
  const revisions = await revisionsOf(record, version, services);
  const found = [
    ...(await inPublish(slug, version, services.erasers)),
    ...(await inWork(slug, revisions, services)),
    ...(await inUpload(revisions, services.erasers)),
  ];
  const objects = found.map(({ versions, ...one }) => ({ ...one, count: versions.length }));
  if (step === 'plan') return { schema, outcome: 'planned', objects };

  await signPurge(slug, version, services);
  await services.public.removeVersion(slug, version);
  if (shown !== undefined) {
    await putAsOf(shown.tick, versionsObject(shown, await services.public.versions(slug)), services.published);
  }
  for (const { bucket, versions } of found) await services.erasers[bucket].erase(versions);
  const languages = Object.keys(shown?.languages ?? {});
  await eraseEarlier({ slug, languages, lastVersion: 0 }, services.erasers.publish);
  await eraseEarlierLists(languages, services.erasers.publish);
  await services.clearPaths(slug, version, purge.reference);
  log('purged', { version, objects: objects.length });
  return { schema, outcome: 'purged', objects };
}

const refused = (why: 'missing' | 'shown'): PurgeResult => ({ schema, outcome: 'refused', why, objects: [] });

function isShown({ withdrawn, languages }: PublicRelease, version: number): boolean {
  return withdrawn === undefined && Object.values(languages).some((language) => language.version === version);
}

/** The revisions that had the number: one that died gave it up, and another may have it now. */
async function revisionsOf(
  { slug, newest }: ReleaseRecord,
  version: number,
  { releases }: Pick<PurgeServices, 'releases'>,
): Promise<Revision[]> {
  const found: Revision[] = [];
  for (let number = 1; number <= newest.number; number += 1) {
    const revision = await releases.revision(slug, number);
    if (revision?.publication?.version === version || revision?.abandoned?.includes(version)) found.push(revision);
  }
  return found;
}

async function inPublish(slug: string, version: number, { publish }: Erasers): Promise<Found[]> {
  const folder = publishKeys.version(slug, version);
  return grouped('publish', publish.versions(folder), (key) => isOwnPath(key.slice(folder.length)));
}

/** Documents, renditions, review packages and previews of the revisions, and what their reports say. */
async function inWork(slug: string, revisions: readonly Revision[], services: PurgeServices): Promise<Found[]> {
  const { work } = services.erasers;
  const found: Found[] = [];
  for (const revision of revisions) {
    for (const folder of [workKeys.documentsOf(slug, revision.number), workKeys.reviewsOf(slug, revision.number)]) {
      // The name of another release may begin with the same folder.
      const isOwn = (key: string) => /^(?:people\/)?[^/]+$/.test(key.slice(folder.length));
      found.push(...(await grouped('work', work.versions(folder), isOwn)));
    }
    const preview = workKeys.preview(slug, revision.number);
    found.push(...(await grouped('work', work.versions(preview), () => true)));
    for (const upload of uploadsOf(revision)) found.push(...(await reportsOf(upload, services)));
  }
  return found;
}

/** The newest report of a key stays if it is of another upload. */
async function reportsOf({ key, versionId }: Upload, { work, erasers }: PurgeServices): Promise<Found[]> {
  const newest = await work.read(workKeys.report(key));
  const isNewest = newest !== undefined && (JSON.parse(newest.text) as Report).upload.versionId === versionId;
  const keys = [workKeys.history(key, versionId), ...(isNewest ? [workKeys.report(key)] : [])];
  const found: Found[] = [];
  for (const one of keys) found.push(...(await grouped('work', erasers.work.versions(one), (each) => each === one)));
  return found;
}

/** Earlier versions of the files that arrived as these revisions. What is there now is the editor's to delete. */
async function inUpload(revisions: readonly Revision[], { upload }: Erasers): Promise<Found[]> {
  const found: Found[] = [];
  for (const { key, versionId } of revisions.flatMap(uploadsOf)) {
    const all = await grouped('upload', upload.versions(key), (each) => each === key);
    for (const { versions, ...one } of all) {
      const meant = versions.filter((each) => each.versionId === versionId && !each.isLatest && !each.isDeletion);
      if (meant.length > 0) found.push({ ...one, versions: meant });
    }
  }
  return found;
}

const uploadsOf = ({ upload, also = [] }: Revision): Upload[] => [upload, ...also];

async function grouped(
  bucket: Found['bucket'],
  versions: AsyncIterable<StoredVersion>,
  isMeant: (key: string) => boolean,
): Promise<Found[]> {
  const byKey = new Map<string, StoredVersion[]>();
  for await (const one of versions) {
    if (isMeant(one.key)) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
  }
  return [...byKey].map(([key, all]) => ({ bucket, key, count: all.length, versions: all }));
}

/** Lists, feeds and the catalogue as they were: they may name the release. What they are now does not change. */
async function eraseEarlierLists(languages: readonly string[], publish: Eraser): Promise<void> {
  const prefixes = languages.flatMap((language) => [
    siteKeys.list(language),
    siteKeys.months(language).replace(/index\.html$/, ''),
    siteKeys.atom(language),
    siteKeys.jsonFeed(language),
  ]);
  for (const prefix of [...prefixes, siteKeys.catalogue.replace(/index\.json$/, ''), 'sitemaps/']) {
    await publish.eraseEarlier(prefix, () => true);
  }
}
