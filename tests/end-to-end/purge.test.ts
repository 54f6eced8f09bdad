import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Deployment, localDeployment } from '../../cli/deployment.ts';
import { entriesOf } from '../../cli/memory/entries.ts';
import { planPurge, purge } from '../../cli/purge/purge.ts';
import { publishKeys, workKeys } from '../../contracts/keys.ts';
import type { Versions } from '../../core/publication/site/versions.ts';
import { stack } from './support/cloud.ts';
import { dropAndWait, fresh, latestOf, published, publishedKeys, remove, reportOf } from './support/releases.ts';

let deployment: Deployment;
beforeAll(async () => {
  deployment = await localDeployment(stack);
});
afterAll(() => deployment.close());

const spanish = { metadata: { languages: 'es' } };

async function sources(release: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of entriesOf(deployment, {})) if (entry.release === release) found.push(entry.source);
  return found.toSorted();
}

it('removes one version, exactly, with its sentences; the others stay', async () => {
  const key = fresh('ledger.md');
  const slug = key.slice(0, -3);
  await dropAndWait(key, `# The ledger of ${slug}\n\nAlma owes ${slug} nothing.\n`, spanish);
  expect((await dropAndWait(key, `# The ledger of ${slug}\n\nThe debt is paid.\n`, spanish)).version).toBe(2);
  const [before, kept] = [await publishedKeys(`releases/${slug}/v1/`), await publishedKeys(`releases/${slug}/v2/`)];

  const plan = await planPurge(deployment, slug, 1);
  const planned = (bucket: string) => plan.objects.filter((one) => one.bucket === bucket).map((one) => one.key);
  expect(planned('publish').toSorted()).toEqual(before.toSorted());
  expect(planned('work')).toContain(workKeys.document(slug, 1));
  expect(planned('upload')).toEqual([key]);
  expect(plan.entries.map(({ source }) => source)).toEqual([expect.stringContaining('Alma owes')]);
  expect(await publishedKeys(`releases/${slug}/v1/`)).toEqual(before); // a plan removes nothing

  await purge(deployment, plan);
  expect(await publishedKeys(`releases/${slug}/v1/`)).toEqual([]);
  expect(await publishedKeys(`releases/${slug}/v2/`)).toEqual(kept);
  expect((await sources(slug)).filter((source) => source.includes('Alma'))).toEqual([]);
  expect((await sources(slug)).filter((source) => source.includes('debt is paid'))).toHaveLength(1);
  const { bytes } = await published(publishKeys.versions(slug));
  expect((JSON.parse(bytes.toString()) as Versions).versions.map(({ version }) => version)).toEqual([2]);
  expect((await planPurge(deployment, slug, 1)).objects).toEqual([]);
});

it('refuses what readers are shown, until it is withdrawn; a withdrawal gets on without it', async () => {
  const key = fresh('shown.md');
  const slug = key.slice(0, -3);
  await dropAndWait(key, '# Shown\n\nOne.\n', spanish);
  await dropAndWait(key, '# Shown\n\nTwo.\n', spanish);
  await expect(planPurge(deployment, slug, 2)).rejects.toThrow(/Withdraw the release first/);
  await purge(deployment, await planPurge(deployment, slug, 1));
  expect(await reportOf(await remove(key))).toMatchObject({ outcome: 'withdrawn', withdrawn: { versions: [2] } });
  await purge(deployment, await planPurge(deployment, slug, 2));
  expect(await publishedKeys(`releases/${slug}/`)).toEqual([]);
  expect(await latestOf(slug)).toMatchObject({ status: 'withdrawn' });
});
