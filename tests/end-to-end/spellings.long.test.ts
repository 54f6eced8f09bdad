import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Deployment, localDeployment } from '../../cli/deployment.ts';
import { addressesOf } from '../../cli/withdrawn/addresses.ts';
import { type Asker, askerOf } from '../../cli/withdrawn/ask.ts';
import { inspect, leftOf } from '../../cli/withdrawn/inspect.ts';
import { publishKeys } from '../../contracts/keys.ts';
import { oddNames } from '../support/odd-names.ts';
import { stack } from './support/cloud.ts';
import { scaleWaits } from './support/ministack.ts';
import { drop, fresh, remove, reportOf } from './support/releases.ts';

/** Withdrawals through the distribution as it is deployed, with its function, its cache and what it refuses. */

const spanish = { metadata: { languages: 'es' } };
let deployment: Deployment;
let asker: Asker;

beforeAll(async () => {
  deployment = await localDeployment(stack);
  asker = askerOf(stack.siteUrl, 16);
  await scaleWaits(0.02);
});
afterAll(async () => {
  await scaleWaits(1);
  asker.close();
  deployment.close();
});

/** Puts all of them up, one after the other: S3 has the version ids. */
async function publishAll(slugs: readonly string[]): Promise<void> {
  const all = await Promise.all(slugs.map((slug) => drop(`${slug}.md`, '# A ferry\n\nZanzibar is near.\n', spanish)));
  for (const { outcome, release } of await Promise.all(all.map((one) => reportOf(one)))) {
    expect([release, outcome]).toEqual([release, 'published']);
  }
}

it('every spelling of odd names is one object before, and a notice or nothing afterwards', async () => {
  const slugs = oddNames.map((name) => fresh(name).normalize('NFC'));
  await publishAll(slugs);
  // One of each kind: of all addresses there would be fifty thousand requests.
  const before = slugs.map((slug) => {
    const folder = publishKeys.version(slug, 1);
    const own = [publishKeys.page('es'), publishKeys.document('en', 'md')].map((path) => `${folder}${path}`);
    return { slug, keys: [publishKeys.sitePage('es', slug), publishKeys.manifest(slug, 1), ...own] };
  });
  for (const { slug, keys } of before) {
    const found = await inspect(keys, asker);
    const statuses = new Set(found.flatMap(({ answers }) => answers.map(({ verdict }) => verdict)));
    expect([slug, [...statuses].toSorted()]).toEqual([slug, ['nothing', 'there']]);
  }
  await Promise.all(slugs.map(async (slug) => reportOf(await remove(`${slug}.md`))));
  for (const { slug, keys } of before) {
    expect([slug, leftOf(await inspect(keys, asker))]).toEqual([slug, []]);
  }
}, 600_000);

it('forty withdrawals at once all arrive, and nothing of them stays at the edge', async () => {
  const slugs = Array.from({ length: 40 }, (_, n) => fresh(`fleet-${n}`));
  await publishAll(slugs);
  const before = await Promise.all(slugs.map((slug) => addressesOf(deployment, slug, 1)));
  // Into the cache, in the spelling of the site.
  await Promise.all(before.flatMap(({ keys }) => keys.map((key) => asker.ask(`/${key}`))));
  const withdrawn = await Promise.all(slugs.map(async (slug) => reportOf(await remove(`${slug}.md`))));
  expect(withdrawn.map(({ outcome }) => outcome)).toEqual(slugs.map(() => 'withdrawn'));
  for (const { slug, keys } of before) {
    const answers = await Promise.all(keys.map((key) => asker.ask(`/${key}`)));
    const left = answers.filter(({ verdict }) => verdict === 'there' || verdict === 'unclear');
    expect([slug, left]).toEqual([slug, []]);
  }
}, 600_000);
