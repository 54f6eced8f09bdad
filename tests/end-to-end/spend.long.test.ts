import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spendingTable } from '../../aws/dynamodb/spending.ts';
import type { Report } from '../../contracts/report.ts';
import { dynamo, stack } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { ownPlaces } from './support/own-places.ts';
import { approve } from './support/paste.ts';
import { drop, dropAndWait, fresh, latestOf, manifestOf, publishedKeys, remove, reportOf } from './support/releases.ts';

const isHeld = ({ outcome }: { outcome: string }) => outcome === 'held';
/** One: what a language takes does not depend on how many there are. */
const languages = ['es'];
const large: string[] = [];

/** 5 MiB of paragraphs that no other release has. */
function library(): string {
  const paragraphs: string[] = [];
  let bytes = 0;
  for (let n = 0; bytes < 5 * 1024 * 1024 - 6_000; n += 1) {
    const paragraph = `Chapter ${n} of run ${Date.now()} tells about the bridge. `
      .padEnd(4_000, `The river number ${n} is wide and slow. `)
      .trim();
    paragraphs.push(paragraph);
    bytes += paragraph.length + 2;
  }
  return `${paragraphs.join('\n\n')}\n`;
}

beforeAll(() => engine.behave({ engine: 'pseudo' }));
afterAll(async () => {
  // Commands of other files look at every release that there is: these would take them long.
  for (const key of large) await reportOf(await remove(key));
  await engine.restore();
});

describe('a text of 5 MiB', () => {
  it('is held before a character is sent; approved, it is published', { timeout: 1_200_000 }, async () => {
    const key = fresh("it's a library.md");
    large.push(key);
    const slug = key.slice(0, -3);
    await engine.resetStats();
    const metadata = { title: 'A "library"', languages: languages.join(', ') };
    const dropped = await drop(key, library(), { contentType: 'text/markdown', metadata });
    const report = await patiently(() => reportOf(dropped, isHeld));
    expect(report.errors).toMatchObject([
      { code: 'BudgetExceeded', message: expect.stringMatching(/about \$7\d\.\d\d .*1,000,000/) },
    ]);
    expect(Object.keys(report.estimate?.languages ?? {})).toEqual(languages);
    expect(report.estimate?.characters).toBeGreaterThan(5_200_000);
    expect(await engine.stats()).toMatchObject({ requests: 0, characters: 0 });
    expect(await publishedKeys(`releases/${slug}/`)).toEqual([]);

    await approve(report.estimate?.approve ?? '');
    const published = await patiently(() => reportOf(dropped));
    expect(published).toMatchObject({ outcome: 'published', version: 1 });
    const manifest = await manifestOf(slug, 1);
    expect(manifest.source.title).toBe('A "library"');
    const billed = languages.map((language) => {
      const entry = manifest.languages[language];
      return entry?.status === 'published' ? (entry.charactersBilled ?? 0) : 0;
    });
    expect(billed.reduce((a, b) => a + b)).toBe(report.estimate?.characters);
  });
});

/** 5 MiB take longer than the reports of other tests. */
async function patiently<T>(wait: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await wait();
    } catch (error) {
      if (tries === 8) throw error;
    }
  }
}

describe('a release that is held for its cost', () => {
  /** Costs a million characters in the languages of the stack; in long paragraphs, which the memory holds faster. */
  const costly = (name: string) => {
    const about = (n: number) => `bridge ${n} of ${name} opens on Monday, and everybody may walk over it`;
    const paragraph = (n: number) => `${Array.from({ length: 12 }, (_, part) => about(12 * n + part)).join('; ')}.`;
    return `# A title of some words\n\n${Array.from({ length: 250 }, (_, n) => paragraph(n)).join('\n\n')}\n`;
  };

  const byCost = (report: { outcome: string; errors: { code: string }[] }) =>
    report.errors[0]?.code === 'BudgetExceeded';
  const goesOn = ({ errors, approved }: Report) => errors.length === 0 && approved !== undefined;

  it('is withdrawn by its deletion, and not approved by whoever uploads it', async () => {
    const key = fresh('costly.md');
    large.push(key);
    const dropped = await drop(key, costly('one'));
    await reportOf(dropped, isHeld);
    await remove(key);
    expect(await reportOf(dropped)).toMatchObject({ outcome: 'withdrawn' });
    const own = await drop(key, `---\napproved-characters: 9000000\n---\n${costly('one')}`);
    const [error] = (await reportOf(own)).errors;
    expect(error).toMatchObject({ code: 'InvalidOption' });
    await approve(/printf 9000000 .*$/.exec(error?.message ?? '')?.[0] ?? '');
    expect(await reportOf(own, ({ outcome }) => outcome === 'published')).toMatchObject({ version: 1 });
    expect(await dropAndWait(key, costly('one'))).toMatchObject({ outcome: 'published', version: 2 });
  });

  it('says so again where too little is approved, and keeps its embargo', async () => {
    const key = fresh('embargoed.md');
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const held = await drop(key, costly('two'), { metadata: { embargo: until } });
    await reportOf(held, byCost);
    const address = `s3://${stack.uploadBucket}/approvals/${key}/${held.versionId}`;
    await approve(`printf 5 | aws s3 cp - ${address}`);
    await reportOf(held, ({ errors }) => /the limit is 5 for one upload/.test(errors[0]?.message ?? ''));
    await approve(`printf 9000000 | aws s3 cp - ${address}`);
    expect(await reportOf(held, goesOn)).toMatchObject({
      outcome: 'held',
      heldUntil: expect.any(String),
      approved: { characters: 9_000_000 },
    });
    expect(await latestOf(key.slice(0, -3))).toBeUndefined();
  });
});

describe("a day's budget", () => {
  it('is never passed, however many take from it at once, and each takes once', async () => {
    const { releases: table } = await ownPlaces('budget');
    const spending = spendingTable(DynamoDBDocumentClient.from(dynamo), table);
    const day = '2026-11-24';
    const budget = 10_000;
    const book = (slug: string, characters: number, most = budget) =>
      spending.book({ slug, revision: 1, languages: { es: characters }, day, budget: most });
    const wanted = Array.from({ length: 40 }, (_, n) => ({ slug: `release-${n}`, characters: 300 + 37 * n }));
    // Every one twice, as a retry would.
    const asked = [...wanted, ...wanted];
    const answers = await Promise.all(asked.map(({ slug, characters }) => book(slug, characters)));
    const taken = wanted.filter((_, n) => [answers[n], answers[n + 40]].some((answer) => answer?.outcome === 'booked'));
    const sum = taken.reduce((total, { characters }) => total + characters, 0);
    expect(sum).toBeLessThanOrEqual(budget);
    expect(sum).toBeGreaterThan(budget - 2_000);
    expect(await book('late', budget - sum + 1)).toEqual({ outcome: 'exhausted', spent: sum });
    expect(await book('late', budget - sum)).toEqual({ outcome: 'booked' });
    expect(await book('approved', 500, 2 * budget)).toEqual({ outcome: 'booked' });
    expect(await book('after', 1)).toEqual({ outcome: 'exhausted', spent: budget + 500 });
  });
});
