import { randomUUID } from 'node:crypto';
import { invalidatePaths } from '../../aws/cloudfront/invalidation.ts';
import { publicReleases } from '../../aws/dynamodb/public-releases.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import { publishKeys, urlPath } from '../../contracts/keys.ts';
import type { Manifest, ReleaseData } from '../../contracts/manifest.ts';
import type { PublicRelease } from '../../contracts/site.ts';
import { putAsOf } from '../../core/publication/put-as-of.ts';
import { versionsObject } from '../../core/publication/site/versions.ts';
import { allPaths } from '../../core/publication/versions/data-paths.ts';
import { CliError } from '../cli-error.ts';
import type { Deployment } from '../deployment.ts';
import { entriesOf, type StoredEntry } from '../memory/entries.ts';
import { forget } from '../memory/forget.ts';
import { readPublished } from '../read-published.ts';
import { entriesOnlyIn, type PublishedSegments } from './sentences.ts';

/** Everything that a purge removes. */
export interface Purge {
  slug: string;
  version: number;
  /** Objects of the publish bucket, the manifest last. */
  keys: string[];
  entries: StoredEntry[];
}

/** @throws CliError if the version does not exist, or readers see it */
export async function planPurge(deployment: Deployment, slug: string, version: number): Promise<Purge> {
  const key = publishKeys.manifest(slug, version);
  const manifest = await readPublished<Manifest>(deployment, key);
  if (manifest === undefined) throw new CliError(`${deployment.called} has no version ${version} of "${slug}".`);
  const releases = publicReleases(deployment.dynamo, deployment.tables.releases);
  const [shown, versions] = await Promise.all([releases.read(slug), releases.versions(slug)]);
  if (shown !== undefined && isShown(shown, version)) {
    throw new CliError(
      `Version ${version} is the one that readers of "${slug}" see now. Withdraw the release first, or publish its next version.`,
    );
  }
  const purged = await publishedSegments(deployment, manifest);
  const kept: PublishedSegments[] = [];
  for (const other of versions) {
    if (other.number === version || other.withdrawn !== undefined) continue;
    const stays = await readPublished<Manifest>(deployment, publishKeys.manifest(slug, other.number));
    if (stays !== undefined) kept.push(...(await publishedSegments(deployment, stays)));
  }
  const isOnlyThere = entriesOnlyIn(purged, kept, slug);
  const entries: StoredEntry[] = [];
  for await (const entry of entriesOf(deployment, {})) if (isOnlyThere(entry)) entries.push(entry);
  const folder = publishKeys.version(slug, version);
  return { slug, version, keys: [...allPaths(manifest).map((path) => `${folder}${path}`), key], entries };
}

/** Removes the manifest last, so that an interrupted run can be planned again from it. */
export async function purge(deployment: Deployment, { slug, version, keys, entries }: Purge): Promise<void> {
  const { s3, dynamo, publishBucket, tables } = deployment;
  const published = objectStore(s3, publishBucket);
  await forget(deployment, entries);
  const releases = publicReleases(dynamo, tables.releases);
  await releases.removeVersion(slug, version);
  const shown = await releases.read(slug);
  if (shown !== undefined) {
    await putAsOf(shown.tick, versionsObject(shown, await releases.versions(slug)), published);
  }
  const [manifest = '', ...files] = keys.toReversed();
  for (const key of files.reverse()) await published.delete(key);
  // Before the manifest is gone, since a rerun needs it to get here; and after it, since caches may hold it.
  await invalidate(deployment, slug, version);
  await published.delete(manifest);
  await invalidate(deployment, slug, version);
}

async function invalidate({ cloudfront, distribution }: Deployment, slug: string, version: number): Promise<void> {
  const paths = [`/${urlPath(publishKeys.version(slug, version))}*`, `/${urlPath(publishKeys.versions(slug))}`];
  await invalidatePaths(cloudfront, distribution, paths, randomUUID());
}

function isShown({ withdrawn, languages }: PublicRelease, version: number): boolean {
  return withdrawn === undefined && Object.values(languages).some((language) => language.version === version);
}

/** The segments of a version in each language; empty if a withdrawal removed its data. */
async function publishedSegments(
  deployment: Deployment,
  { release, version, source, languages }: Manifest,
): Promise<PublishedSegments[]> {
  const all: PublishedSegments[] = [];
  for (const [to, entry] of Object.entries(languages)) {
    if (!('files' in entry)) continue;
    const key = `${publishKeys.version(release, version)}${entry.files.data.path}`;
    const data = await readPublished<ReleaseData>(deployment, key);
    if (data !== undefined) all.push({ from: source.language, to, segments: data.segments });
  }
  return all;
}
