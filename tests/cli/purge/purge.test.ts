import { beforeEach, expect, test, vi } from 'vitest';
import { CliError } from '../../../cli/cli-error.ts';
import { planPurge, purge } from '../../../cli/purge/purge.ts';
import { publishKeys, workKeys } from '../../../contracts/keys.ts';
import type { Versions } from '../../../core/publication/site/versions.ts';
import type { MemoryEntry } from '../../../core/translation/memory/entries.ts';
import { Kill } from '../../support/crash/stage.ts';
import { deploymentInMemory } from '../../support/in-memory-cloud/deployment.ts';
import type { InMemoryCloud, Step } from '../../support/in-memory-cloud/in-memory-cloud.ts';
import { publishText, withdrawText } from '../../support/in-memory-cloud/publish-text.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../support/in-memory-cloud/services.ts';
import { sampleOf } from '../../support/runs.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const slug = '2026/ledger';
let cloud: InMemoryCloud;

/** Two versions of a release, of which the first is shown nowhere any more, and what the memory has of them. */
async function twoVersions(): Promise<InMemoryCloud> {
  const made = pipelineInMemory();
  await publishText(made, slug, 'Alma owes nothing.');
  await publishText(made, slug, 'The debt is paid.');
  const entry = (source: string, release: string): [string, MemoryEntry] => [
    source,
    { source, target: `${source} (es)`, sourceLanguage: 'en', targetLanguage: 'es', release } as MemoryEntry,
  ];
  const entries = [entry('Alma owes nothing.', slug), entry('The debt is paid.', slug), entry('It rains.', 'weather')];
  await servicesInMemory(made).memory.keep(new Map(entries));
  return made;
}

beforeEach(async () => {
  cloud = await twoVersions();
});

const deployment = (step?: Step) => deploymentInMemory(cloud, step);
const folder = (version: number) =>
  [...cloud.s3.objects(places.publish).keys()].filter((key) => key.startsWith(publishKeys.version(slug, version)));
const inMemory = () => cloud.dynamo.items(places.memory).map(({ key }) => key);
const listed = async () => {
  const { versions } = await servicesInMemory(cloud).published.getJson<Versions>(publishKeys.versions(slug));
  return versions.map(({ version }) => version);
};
/** Keys of all that any bucket still has with a word in it, earlier versions included. */
const saying = (word: string) =>
  [places.upload, places.work, places.publish].flatMap((bucket) =>
    cloud.s3
      .everything(bucket)
      .flatMap(({ key, body }) => (body.toString().includes(word) ? [`${bucket}:${key}`] : [])),
  );

test('planPurge names every object of the version, in each bucket, and removes nothing', async () => {
  const before = folder(1);
  const { objects, entries } = await planPurge(deployment(), slug, 1);
  const keys = (bucket: string) => objects.filter((one) => one.bucket === bucket).map(({ key }) => key);
  expect(keys('publish').toSorted()).toEqual(before.toSorted());
  expect(keys('work')).toEqual([
    ...['en', 'es', 'fr'].map((language) => workKeys.rendition(slug, 1, language)),
    workKeys.document(slug, 1),
    expect.stringMatching(/^history\/2026\/ledger\.md\/version-/),
  ]);
  expect(keys('upload')).toEqual([`${slug}.md`]);
  expect(entries.map(({ source }) => source)).toEqual(['Alma owes nothing.']);
  expect(folder(1)).toEqual(before);
});

test('purge removes the version from every bucket, and its sentences; the other version stays', async () => {
  const kept = folder(2);
  expect(saying('Alma').length).toBeGreaterThan(10);
  cloud.invalidations.length = 0;
  await purge(deployment(), await planPurge(deployment(), slug, 1));
  expect(folder(1)).toEqual([]);
  expect(folder(2)).toEqual(kept);
  expect(saying('Alma')).toEqual([]);
  expect(saying('debt').length).toBeGreaterThan(10);
  expect(inMemory()).toEqual(['It rains.', 'The debt is paid.']);
  expect(await listed()).toEqual([2]);
  expect(cloud.invalidations).toEqual([[`/releases/${slug}/v1/*`, `/versions/${slug}.json`]]);
  // Purged again there is nothing, and that is no mistake.
  expect((await planPurge(deployment(), slug, 1)).objects).toEqual([]);
});

test('planPurge refuses a version that is not there, and one that readers are shown', async () => {
  await expect(planPurge(deployment(), slug, 3)).rejects.toThrow(CliError);
  await expect(planPurge(deployment(), slug, 2)).rejects.toThrow('Withdraw the release first');
  await withdrawText(cloud, slug);
  await purge(deployment(), await planPurge(deployment(), slug, 2));
  expect(folder(2)).toEqual([]);
});

test('the sentences of a version that was withdrawn are found, though its data is not public any more', async () => {
  await withdrawText(cloud, slug);
  const { entries } = await planPurge(deployment(), slug, 1);
  expect(entries.map(({ source }) => source)).toEqual(['Alma owes nothing.']);
  await purge(deployment(), await planPurge(deployment(), slug, 1));
  expect(inMemory()).toEqual(['It rains.', 'The debt is paid.']);
});

test('what died before its manifest is reached by its number', async () => {
  for (const key of [publishKeys.manifest(slug, 1), `${publishKeys.version(slug, 1)}${publishKeys.data('es')}`]) {
    cloud.s3.answer('DeleteObjectCommand', { Bucket: places.publish, Key: key });
  }
  await purge(deployment(), await planPurge(deployment(), slug, 1));
  expect(saying('Alma')).toEqual([]);
  expect(inMemory()).toEqual(['It rains.', 'The debt is paid.']);
});

test('a purge waits while CloudFront is busy, and asks with the same reference', async () => {
  cloud.wildcardsInProgress = 15;
  let waits = 0;
  const pause = async (ms: number) => {
    expect(ms).toBeGreaterThanOrEqual(60_000);
    waits += 1;
    if (waits === 3) cloud.wildcardsInProgress = 0;
  };
  cloud.invalidations.length = 0;
  await purge(deployment(), await planPurge(deployment(), slug, 1), { pause });
  expect(waits).toBe(3);
  expect(cloud.invalidations).toHaveLength(1);
});

test('a purge that broke off at any request is planned again and completed', async () => {
  const whole = new Kill();
  const step: Step = (_, send) => whole.step(send);
  await purge(deployment(step), await planPurge(deployment(), slug, 1));
  expect(whole.requests).toBeGreaterThan(10);
  const all = Array.from({ length: whole.requests }, (_, n) => n);
  for (const n of sampleOf(all, 8)) {
    cloud = await twoVersions();
    const kill = new Kill({ n, when: 'after' });
    const broken = purge(
      deployment((_, send) => kill.step(send)),
      await planPurge(deployment(), slug, 1),
    );
    await expect(broken).rejects.toMatchObject({ name: 'Killed' });
    await purge(deployment(), await planPurge(deployment(), slug, 1));
    expect(saying('Alma'), `after request ${n}`).toEqual([]);
    expect(inMemory(), `after request ${n}`).toEqual(['It rains.', 'The debt is paid.']);
    expect(await listed(), `after request ${n}`).toEqual([2]);
  }
});
