import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { FunctionFailed } from '../../aws/cloudformation/deployed-stack.ts';
import { publicReleases } from '../../aws/dynamodb/public-releases.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { Manifest, ReleaseData } from '../../contracts/manifest.ts';
import { type PurgeResult, retryableErrors, schema } from '../../contracts/messages.ts';
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
  objects: PurgeResult['objects'];
  entries: StoredEntry[];
}

/** @throws CliError if the number was never given, or readers see the version */
export async function planPurge(deployment: Deployment, slug: string, version: number): Promise<Purge> {
  const { outcome, why, objects } = (await deployment.withdrawing({
    schema,
    purge: { slug, version, reference: randomUUID() },
    step: 'plan',
  })) as PurgeResult;
  if (outcome === 'refused' && why === 'missing') {
    throw new CliError(`${deployment.called} has no version ${version} of "${slug}".`);
  }
  if (outcome === 'refused') {
    throw new CliError(
      `Version ${version} is the one that readers of "${slug}" see now. Withdraw the release first, or publish its next version.`,
    );
  }
  return { slug, version, objects, entries: await entriesOfVersion(deployment, slug, version) };
}

/** The sentences that only this version has. None if a withdrawal removed its data. */
async function entriesOfVersion(deployment: Deployment, slug: string, version: number): Promise<StoredEntry[]> {
  const purged = await publishedSegments(deployment, slug, version);
  const kept: PublishedSegments[] = [];
  for (const other of await publicReleases(deployment.dynamo, deployment.tables.releases).versions(slug)) {
    if (other.number === version || other.withdrawn !== undefined) continue;
    kept.push(...(await publishedSegments(deployment, slug, other.number)));
  }
  const isOnlyThere = entriesOnlyIn(purged, kept, slug);
  const entries: StoredEntry[] = [];
  for await (const entry of entriesOf(deployment, {})) if (isOnlyThere(entry)) entries.push(entry);
  return entries;
}

/** Milliseconds after which CloudFront is asked again: it needs a minute or so for what is in progress. */
const patience = 60_000;

/**
 * Removes the sentences first: they are found by the objects. May be repeated, also after it broke off.
 *
 * @param onWait called before each wait for CloudFront.
 */
export async function purge(
  deployment: Deployment,
  { slug, version, entries }: Purge,
  { pause = sleep, onWait = () => {} }: { pause?: (ms: number) => Promise<unknown>; onWait?: () => void } = {},
): Promise<void> {
  await forget(deployment, entries);
  const reference = randomUUID();
  for (;;) {
    try {
      await deployment.withdrawing({ schema, purge: { slug, version, reference }, step: 'carry-out' });
      return;
    } catch (error) {
      if (!(error instanceof FunctionFailed) || error.errorType !== retryableErrors.tooManyInvalidations) throw error;
      onWait();
      await pause(patience);
    }
  }
}

/** The segments of a version in each language; empty if it has no manifest, or a withdrawal removed its data. */
async function publishedSegments(deployment: Deployment, slug: string, version: number): Promise<PublishedSegments[]> {
  const manifest = await readPublished<Manifest>(deployment, publishKeys.manifest(slug, version));
  const all: PublishedSegments[] = [];
  for (const [to, entry] of Object.entries(manifest?.languages ?? {})) {
    if (manifest === undefined || !('files' in entry)) continue;
    const key = `${publishKeys.version(slug, version)}${entry.files.data.path}`;
    const data = await readPublished<ReleaseData>(deployment, key);
    if (data !== undefined) all.push({ from: manifest.source.language, to, segments: data.segments });
  }
  return all;
}
