import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Asker, askerOf } from '../../cli/withdrawn/ask.ts';
import { inspect, leftOf } from '../../cli/withdrawn/inspect.ts';
import { publishKeys, urlPath } from '../../contracts/keys.ts';
import { runWorkers } from '../../core/lib/run-workers.ts';
import { oddNames } from '../support/odd-names.ts';
import { stack } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { scaleWaits } from './support/ministack.ts';
import { dropAndWait, fresh, remove, reportOf } from './support/releases.ts';

/**
 * Withdrawals through the distribution as it is deployed, with its function, its cache and what it refuses. The tests
 * follow each other.
 */

const plainNames = Array.from({ length: 40 - oddNames.length }, (_, n) => `fleet-${n}`);
const slugs = [...oddNames, ...plainNames].map((name) => fresh(name).normalize('NFC'));
/** An address of each kind of the odd names: in all spellings of all of them there would be fifty thousand requests. */
const asked = slugs.slice(0, oddNames.length).map((slug) => ({
  slug,
  keys: [publishKeys.sitePage('es', slug), `${publishKeys.version(slug, 1)}${publishKeys.document('en', 'md')}`],
}));
let asker: Asker;

beforeAll(async () => {
  asker = askerOf(stack.siteUrl, 16);
  await Promise.all([engine.behave({ engine: 'pseudo' }), scaleWaits(0.02)]);
  // More at once would start more functions and take longer.
  await runWorkers(slugs, 4, async (slug) => {
    const metadata = { languages: 'es' };
    const { outcome } = await dropAndWait(`${slug}.md`, '# A ferry\n\nZanzibar is near.\n', { metadata });
    expect([slug, outcome]).toEqual([slug, 'published']);
  });
});
afterAll(async () => {
  asker.close();
  await Promise.all([engine.restore(), scaleWaits(1)]);
});

it('every spelling of an address, also of an odd name, is its object or nothing', async () => {
  for (const { slug, keys } of asked) {
    const found = (await inspect(keys, asker)).flatMap(({ answers }) => answers);
    expect(found.length).toBeGreaterThan(30);
    const unlike = found.filter(({ verdict }) => verdict !== 'there' && verdict !== 'nothing');
    expect([slug, unlike]).toEqual([slug, []]);
    for (const verdict of ['there', 'nothing']) expect(found.some((one) => one.verdict === verdict)).toBe(true);
  }
});

it('forty withdrawals at once all arrive', async () => {
  const reports = await Promise.all(slugs.map(async (slug) => reportOf(await remove(`${slug}.md`))));
  expect(reports.map(({ outcome }) => outcome)).toEqual(slugs.map(() => 'withdrawn'));
});

it('every spelling is a notice or nothing afterwards, and nothing stays at the edge', async () => {
  for (const slug of slugs) {
    expect([slug, (await asker.ask(`/${urlPath(publishKeys.sitePage('es', slug))}`)).verdict]).toEqual([
      slug,
      'notice',
    ]);
  }
  for (const { slug, keys } of asked) {
    const found = await inspect(keys, asker);
    expect([slug, leftOf(found)]).toEqual([slug, []]);
  }
});
