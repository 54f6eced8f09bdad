import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dailySpending } from '../../aws/dynamodb/daily-spending.ts';
import { dynamo } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { ownPlaces } from './support/own-places.ts';
import { paste } from './support/paste.ts';
import { drop, dropAndWait, fresh, latestOf, manifestOf, publishedKeys, remove, reportOf } from './support/releases.ts';

const isHeld = ({ outcome }: { outcome: string }) => outcome === 'held';
/** Two: what a language takes does not depend on how many there are. */
const languages = ['es', 'ar'];

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
afterAll(() => engine.restore());

describe('a text of 5 MiB', () => {
  it('is held before a character is sent; approved, it is published', { timeout: 1_200_000 }, async () => {
    const key = fresh("it's a library.md");
    const slug = key.slice(0, -3);
    await engine.resetStats();
    const metadata = { title: 'A "library"', languages: languages.join(', ') };
    const dropped = await drop(key, library(), { contentType: 'text/markdown', metadata });
    const report = await patiently(() => reportOf(dropped, isHeld));
    expect(report.errors).toMatchObject([
      { code: 'BudgetExceeded', message: expect.stringMatching(/about \$1\d\d\.\d\d .*1,000,000/) },
    ]);
    expect(Object.keys(report.estimate?.languages ?? {})).toEqual(languages);
    expect(report.estimate?.characters).toBeGreaterThan(2 * 5_200_000);
    expect(await engine.stats()).toMatchObject({ requests: 0, characters: 0 });
    expect(await publishedKeys(`releases/${slug}/`)).toEqual([]);

    const approved = await paste(report.estimate?.approve ?? '', key);
    const published = await patiently(() => reportOf(approved));
    expect(published).toMatchObject({ outcome: 'published', version: 1 });
    const manifest = await manifestOf(slug, 1);
    expect(manifest.source.title).toBe('A "library"');
    const billed = languages.map((language) => {
      const entry = manifest.languages[language];
      return entry?.status === 'published' ? (entry.charactersBilled ?? 0) : 0;
    });
    expect(billed.reduce((a, b) => a + b)).toBe(report.estimate?.characters);
    expect(await reportOf(dropped)).toMatchObject({ outcome: 'superseded' });
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
  const costly = (name: string) => {
    const sentences = Array.from(
      { length: 3_000 },
      (_, n) => `Bridge ${n} of ${name} opens on Monday, and everybody may walk over it.`,
    );
    return `# A title of some words\n\n${sentences.join('\n\n')}\n`;
  };

  it('is withdrawn by its deletion, and goes on when the number is approved in front matter', async () => {
    const key = fresh('costly.md');
    const dropped = await drop(key, costly('one'));
    await reportOf(dropped, isHeld);
    await remove(key);
    expect(await reportOf(dropped)).toMatchObject({ outcome: 'withdrawn' });
    const approved = await dropAndWait(key, `---\napproved-characters: 9000000\n---\n${costly('one')}`);
    expect(approved).toMatchObject({ outcome: 'published', version: 1 });
    expect(await dropAndWait(key, `---\napproved-characters: 9000000\n---\n${costly('one')}`)).toMatchObject({
      outcome: 'unchanged',
    });
  });

  it('says so again where too little is approved, and keeps its embargo', async () => {
    const key = fresh('embargoed.md');
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const byCost = (report: { outcome: string; errors: { code: string }[] }) =>
      report.errors[0]?.code === 'BudgetExceeded';
    await reportOf(await drop(key, costly('two'), { metadata: { embargo: until } }), byCost);
    const again = await drop(key, costly('two'), { metadata: { 'approved-characters': '5' } });
    expect((await reportOf(again, byCost)).errors[0]?.message).toMatch(/the limit is 5 for one upload/);
    const approved = await drop(key, costly('two'), { metadata: { 'approved-characters': '9000000' } });
    expect(await reportOf(approved, (report) => report.heldUntil !== undefined)).toMatchObject({
      outcome: 'held',
      errors: [],
    });
    expect(await latestOf(key.slice(0, -3))).toBeUndefined();
  });
});

describe("a day's budget", () => {
  it('is never passed, however many take from it at once, and each takes once', async () => {
    const { releases: table } = await ownPlaces('budget');
    const spending = dailySpending(DynamoDBDocumentClient.from(dynamo), table);
    const day = '2026-11-24';
    const budget = 10_000;
    const reserve = (slug: string, characters: number) =>
      spending.reserve({ slug, revision: 1, characters, day, budget });
    const wanted = Array.from({ length: 40 }, (_, n) => ({ slug: `release-${n}`, characters: 300 + 37 * n }));
    // Every one twice, as a retry would.
    const asked = [...wanted, ...wanted];
    const answers = await Promise.all(asked.map(({ slug, characters }) => reserve(slug, characters)));
    const taken = wanted.filter((_, n) =>
      [answers[n], answers[n + 40]].some((answer) => answer?.outcome === 'reserved'),
    );
    const sum = taken.reduce((total, { characters }) => total + characters, 0);
    expect(sum).toBeLessThanOrEqual(budget);
    expect(sum).toBeGreaterThan(budget - 2_000);
    expect(await reserve('late', budget - sum + 1)).toEqual({ outcome: 'exhausted', spent: sum });
    expect(await reserve('late', budget - sum)).toEqual({ outcome: 'reserved' });
    expect(await spending.reserve({ slug: 'approved', revision: 1, characters: 500, day })).toEqual({
      outcome: 'reserved',
    });
    expect(await reserve('after', 1)).toEqual({ outcome: 'exhausted', spent: budget + 500 });
    expect(await spending.reserve({ slug: 'after', revision: 1, characters: 1, day: '2026-11-25', budget })).toEqual({
      outcome: 'reserved',
    });
    expect(
      await spending.reserve({ slug: 'huge', revision: 1, characters: budget + 1, day: '2026-11-26', budget }),
    ).toEqual({ outcome: 'exhausted', spent: 0 });
  });
});
