import { beforeEach, expect, test } from 'vitest';
import { CliError } from '../../../cli/cli-error.ts';
import { planPurge, purge } from '../../../cli/purge/purge.ts';
import { publishKeys } from '../../../contracts/keys.ts';
import type { Versions } from '../../../core/publication/site/versions.ts';
import type { MemoryEntry } from '../../../core/translation/memory/entries.ts';
import { Kill } from '../../support/crash/stage.ts';
import { deploymentInMemory } from '../../support/in-memory-cloud/deployment.ts';
import type { InMemoryCloud, Step } from '../../support/in-memory-cloud/in-memory-cloud.ts';
import { publishText, withdrawText } from '../../support/in-memory-cloud/publish-text.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../support/in-memory-cloud/services.ts';

const slug = '2026/ledger';
let cloud: InMemoryCloud;

/** Two versions of a release, of which the first is shown nowhere any more, and what the memory has of them. */
beforeEach(async () => {
  cloud = pipelineInMemory();
  await publishText(cloud, slug, 'Alma owes nothing.');
  await publishText(cloud, slug, 'The debt is paid.');
  const entry = (source: string, release: string): [string, MemoryEntry] => [
    source,
    { source, target: `${source} (es)`, sourceLanguage: 'en', targetLanguage: 'es', release } as MemoryEntry,
  ];
  const entries = [entry('Alma owes nothing.', slug), entry('The debt is paid.', slug), entry('It rains.', 'weather')];
  await servicesInMemory(cloud).memory.keep(new Map(entries));
});

const deployment = (step?: Step) => deploymentInMemory(cloud, step);
const folder = (version: number) =>
  [...cloud.s3.objects(places.publish).keys()].filter((key) => key.startsWith(publishKeys.version(slug, version)));
const inMemory = () => cloud.dynamo.items(places.memory).map(({ key }) => key);
const listed = async () => {
  const { versions } = await servicesInMemory(cloud).published.getJson<Versions>(publishKeys.versions(slug));
  return versions.map(({ version }) => version);
};

test('planPurge names every object of the version, its manifest last, and removes nothing', async () => {
  const before = folder(1);
  const plan = await planPurge(deployment(), slug, 1);
  expect(plan.keys.toSorted()).toEqual(before.toSorted());
  expect(plan.keys.at(-1)).toBe(publishKeys.manifest(slug, 1));
  expect(plan.entries.map(({ source }) => source)).toEqual(['Alma owes nothing.']);
  expect(folder(1)).toEqual(before);
});

test('purge removes the version and its sentences; the other version stays', async () => {
  const kept = folder(2);
  await purge(deployment(), await planPurge(deployment(), slug, 1));
  expect(folder(1)).toEqual([]);
  expect(folder(2)).toEqual(kept);
  expect(inMemory()).toEqual(['It rains.', 'The debt is paid.']);
  expect(await listed()).toEqual([2]);
  expect(cloud.invalidations).toEqual(Array(2).fill([`/releases/${slug}/v1/*`, `/versions/${slug}.json`]));
});

test('planPurge refuses a version that is not there, and one that readers are shown', async () => {
  await expect(planPurge(deployment(), slug, 3)).rejects.toThrow(CliError);
  await expect(planPurge(deployment(), slug, 2)).rejects.toThrow('Withdraw the release first');
  await withdrawText(cloud, slug);
  await purge(deployment(), await planPurge(deployment(), slug, 2));
  expect(folder(2)).toEqual([]);
});

test('a purge that broke off at any request is planned again and completed', async () => {
  const plan = await planPurge(deployment(), slug, 1);
  const objects = cloud.s3.objects(places.publish);
  const tables = [places.releases, places.memory].map((table) => [table, cloud.dynamo.items(table)] as const);
  const restore = () => {
    for (const [Key, { body, etag, metadata, ...headers }] of objects) {
      cloud.s3.answer('PutObjectCommand', { Bucket: places.publish, Key, Body: body, Metadata: metadata, ...headers });
    }
    for (const [TableName, items] of tables) {
      for (const Item of items) cloud.dynamo.answer('PutItemCommand', { TableName, Item });
    }
  };
  const whole = new Kill();
  await purge(
    deployment((_, send) => whole.step(send)),
    plan,
  );
  expect(whole.requests).toBeGreaterThan(10);
  for (let n = 0; n < whole.requests; n += 1) {
    restore();
    const kill = new Kill({ n, when: 'after' });
    const broken = purge(
      deployment((_, send) => kill.step(send)),
      plan,
    );
    await expect(broken).rejects.toMatchObject({ name: 'Killed' });
    // Once the manifest is gone, so is all that it lists: nobody can plan it again, and need not.
    const again = await planPurge(deployment(), slug, 1).catch((error: unknown) => {
      if (!(error instanceof CliError)) throw error;
      return undefined;
    });
    if (again !== undefined) await purge(deployment(), again);
    expect(folder(1), `after request ${n}`).toEqual([]);
    expect(inMemory(), `after request ${n}`).toEqual(['It rains.', 'The debt is paid.']);
    expect(await listed(), `after request ${n}`).toEqual([2]);
  }
});
