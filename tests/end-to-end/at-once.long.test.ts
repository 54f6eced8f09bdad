import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Report } from '../../contracts/report.ts';
import type { StoredTermList } from '../../contracts/terminology.ts';
import { engine } from './support/engine.ts';
import { remembered } from './support/memory.ts';
import {
  type Dropped,
  documentOf,
  drop,
  dropAndWait,
  entryOf,
  found,
  fresh,
  readWork,
  remove,
  reportOf,
} from './support/releases.ts';
import { pinOf } from './support/term-lists.ts';

/** Twenty releases under way at once, over one memory and one term list. */

const targets = ['fr', 'ar'];

beforeEach(async () => {
  await engine.behave({ engine: 'pseudo' });
  await engine.resetStats();
});
afterEach(() => engine.restore());

it('20 executions at once over the same 60 paragraphs: each complete, one entry of each text; then nothing is billed', async () => {
  const about = fresh('wave').replace(/\W/g, '');
  const blocks = Array.from({ length: 60 }, (_, n) => `The ${about} number ${n} has some words of its own.`);
  const text = `${blocks.join('\n\n')}\n`;
  const wave = async (name: string, length: number) => {
    const dropped = await Promise.all(
      Array.from({ length }, () => drop(fresh(`${name}.md`), text, { metadata: { languages: targets.join(', ') } })),
    );
    const reports: Report[] = [];
    for (const upload of dropped) reports.push(await reportOf(upload, undefined, 400));
    return reports;
  };
  const reports = await wave('wave', 20);
  const made = await Promise.all(
    reports.flatMap((report) => targets.map(async (language) => [report, await documentOf(report, language)] as const)),
  );
  for (const [report, document] of made) {
    expect(report.outcome).toBe('published');
    const translated = document.trimEnd().split('\n\n');
    expect(translated).toHaveLength(60);
    for (const [index, block] of translated.entries()) {
      expect(block).toContain(String(index));
      expect(block).not.toBe(blocks[index]);
    }
  }
  const entries = await remembered(about);
  expect(entries).toHaveLength(60 * targets.length);
  expect(new Set(entries.map(({ source, targetLanguage }) => `${targetLanguage} ${source}`)).size).toBe(entries.length);

  await engine.resetStats();
  const next = await wave('next', 5);
  expect((await engine.stats()).characters).toBe(0);
  expect(next.map(({ outcome }) => outcome)).toEqual(next.map(() => 'published'));
  const [before, after] = await Promise.all([made[0]?.[1], documentOf(next[0] as Report, 'fr')]);
  expect(after).toBe(before);
}, 900_000);

it('500 terms, 200 of them never translated, replaced while 20 releases are in flight: each is of one list', async () => {
  const run = fresh('w').replace(/\W/g, '');
  const pairs = Array.from({ length: 300 }, (_, n) => `pair${run}x${n}y`);
  const kept = Array.from({ length: 200 }, (_, n) => `Kept${run}x${n}y`);
  const listOf = (edition: string) =>
    `en,fr,es,keep\n${pairs.map((term, n) => `${term},fr${edition}x${n}y,es${edition}x${n}y,\n`).join('')}${kept.map((term) => `${term},,,x\n`).join('')}`;
  const releaseOf = (n: number) => {
    const sentence = (i: number) =>
      `In part ${n}-${i} of it ${kept[(n * 10 + i) % 200]} speaks of ${pairs[(n * 15 + i) % 300]} at some length.`;
    return `# Release ${n} of ${run} tells ${pairs[n]}\n\n${Array.from({ length: 8 }, (_, i) => sentence(i)).join('\n\n')}\n`;
  };
  const key = 'terminology/en.csv';
  const two = { metadata: { languages: 'es, fr' } };
  await dropAndWait(key, listOf('old'));
  await engine.behave({ engine: 'pseudo', latencyMs: 150 });
  const keys = Array.from({ length: 20 }, (_, n) => fresh(`flight-${n}.md`));
  const inFlight: Dropped[] = [];
  const dropSome = async (from: number, to: number) => {
    for (let n = from; n < to; n++) inFlight.push(await drop(keys[n] ?? '', releaseOf(n), two));
  };
  await dropSome(0, 10);
  const replacing = await drop(key, listOf('new'));
  await dropSome(10, 20);
  const reports = await Promise.all(inFlight.map((each) => reportOf(each, ({ outcome }) => outcome !== 'held', 300)));
  expect((await reportOf(replacing)).outcome).toBe('imported');

  const editions = new Set<string>();
  for (const report of reports) {
    expect(report.outcome).toBe('published');
    const pinned = found(await readWork<StoredTermList>((await pinOf(report))?.key ?? ''), 'the list');
    const edition = pinned.terms.find(({ source }) => source === pairs[0])?.targets['fr']?.startsWith('frold')
      ? 'old'
      : 'new';
    editions.add(edition);
    for (const language of ['fr', 'es']) {
      const document = await documentOf(report, language);
      const used = [...document.matchAll(new RegExp(`${language}(old|new)x\\d+y`, 'gi'))].map(([, which = '']) =>
        which.toLowerCase(),
      );
      expect(used).toHaveLength(9);
      expect(new Set(used)).toEqual(new Set([edition]));
      expect(document.match(new RegExp(`Kept${run}x\\d+y`, 'g'))).toHaveLength(8);
      expect((await entryOf(report, language)).warnings.filter(({ code }) => code === 'term-missed')).toEqual([]);
    }
  }
  expect(editions).toContain('old');

  // Nothing of the old list is in what comes after it, whatever the memory holds.
  await engine.behave({ engine: 'pseudo' });
  const again = await Promise.all(
    keys.slice(0, 5).map((each, n) => dropAndWait(each, `${releaseOf(n)}\nAnd more of ${run} for part ${n}.\n`, two)),
  );
  for (const report of again) {
    for (const language of ['fr', 'es']) expect(await documentOf(report, language)).not.toMatch(/(fr|es)old/i);
  }
  expect(await reportOf(await remove(key))).toMatchObject({ outcome: 'withdrawn' });
}, 400_000);
