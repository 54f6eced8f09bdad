import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { FunctionFailed } from '../../aws/cloudformation/deployed-stack.ts';
import { publicReleases } from '../../aws/dynamodb/public-releases.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { Manifest, ReleaseData } from '../../contracts/manifest.ts';
import { type PurgeResult, retryableErrors, schema } from '../../contracts/messages.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';
import type { IngestedRelease } from '../../core/releases/ingested-release.ts';
import { CliError } from '../cli-error.ts';
import type { Deployment } from '../deployment.ts';
import { entriesOf } from '../memory/entries.ts';
import { type Forgettable, forget } from '../memory/forget.ts';
import { readPublished } from '../read-published.ts';
import { type PublishedSegments, wordsOnlyIn } from './sentences.ts';

/** Everything that a purge removes. */
export interface Purge {
  slug: string;
  version: number;
  objects: PurgeResult['objects'];
  entries: Forgettable[];
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
  return { slug, version, objects, entries: await entriesOfVersion(deployment, { slug, version, objects }) };
}

/** The sentences that only this version has. If its data is not public any more, the work bucket has them. */
async function entriesOfVersion(
  deployment: Deployment,
  { slug, version, objects }: Omit<Purge, 'entries'>,
): Promise<Forgettable[]> {
  const published = await publishedSegments(deployment, slug, version);
  const purged = published.length > 0 ? published : await translatedSegments(deployment, objects);
  const kept: PublishedSegments[] = [];
  for (const other of await publicReleases(deployment.dynamo, deployment.tables.releases).versions(slug)) {
    if (other.number === version || other.withdrawn !== undefined) continue;
    kept.push(...(await publishedSegments(deployment, slug, other.number)));
  }
  const onlyThere = wordsOnlyIn(purged, kept, slug);
  const entries: Forgettable[] = [];
  for await (const entry of entriesOf(deployment, {})) entries.push(...onlyThere(entry));
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

/** The segments of the renditions that Translate left of a version: of one that was withdrawn, or that died. */
async function translatedSegments(
  { s3, workBucket }: Deployment,
  objects: PurgeResult['objects'],
): Promise<PublishedSegments[]> {
  const work = objectStore(s3, workBucket);
  const keys = objects.flatMap(({ bucket, key }) => (bucket === 'work' ? [key] : []));
  const all: PublishedSegments[] = [];
  for (const source of keys.filter((key) => key.endsWith(`/${sourceFile}`))) {
    const folder = source.slice(0, -sourceFile.length);
    const { document } = await work.getJson<IngestedRelease>(source);
    for (const key of keys.filter((one) => isRendition(one, folder))) {
      const { language, segments } = await work.getJson<Rendition>(key);
      all.push({ from: document.language, to: language, segments });
    }
  }
  return all;
}

const sourceFile = 'source.json';

function isRendition(key: string, folder: string): boolean {
  return key.startsWith(folder) && /^[^/]+\.json$/.test(key.slice(folder.length)) && !key.endsWith(`/${sourceFile}`);
}
