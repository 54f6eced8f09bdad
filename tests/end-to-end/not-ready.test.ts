import { expect, it } from 'vitest';
import type { Report } from '../../contracts/report.ts';
import { drop, dropAndWait, fresh, latestOf, publishedKeys, remove, reportOf } from './support/releases.ts';

const es = { languages: 'es' };
const text = (frontMatter: string) => `---\n${frontMatter}\n---\n# The slipway opens\n\nFrom Monday on.\n`;
const isHeld = ({ outcome }: Report) => outcome === 'held';
const heldReport = async (...args: Parameters<typeof drop>) => reportOf(await drop(...args), isHeld);

it('a draft of another system is held with its line, and published by "ready"', async () => {
  const key = fresh('slipway.md');
  const body = text('title: The slipway\ndraft: true');
  const held = await heldReport(key, body, { metadata: es });
  expect(held.errors).toMatchObject([{ code: 'SaysItIsNotReady', line: 3 }]);
  expect(held.errors[0]?.message).toContain(`s3://`);
  expect(await publishedKeys(`releases/${key.slice(0, -3)}/`)).toEqual([]);
  const ready = await dropAndWait(key, body, { metadata: { ...es, ready: 'true' } });
  expect(ready).toMatchObject({ outcome: 'published', version: 1 });
  // The next text says so again, and waits; the version that is public stays.
  await heldReport(key, body.replace('Monday', 'Tuesday'), { metadata: es });
  expect(await latestOf(key.slice(0, -3))).toMatchObject({ version: 1 });
  expect(await reportOf(await remove(key))).toMatchObject({ outcome: 'withdrawn' });
});

it('a publication date ahead is held; an embargo in its place publishes by itself', async () => {
  const key = fresh('slipway.md');
  const ahead = new Date(Date.now() + 86_400_000).toISOString();
  expect((await heldReport(key, text(`publishDate: ${ahead}`), { metadata: es })).errors).toMatchObject([
    { code: 'SaysItIsNotReady', line: 2 },
  ]);
  const soon = new Date(Date.now() + 5000).toISOString();
  const embargoed = await drop(key, text(`publishDate: ${ahead}`), { metadata: { ...es, embargo: soon } });
  expect(await reportOf(embargoed)).toMatchObject({ outcome: 'published', version: 1 });
});

it('the embargo of last year holds a first version, and warns of a second', async () => {
  const key = fresh('slipway.md');
  const lastYear = text('embargo: 2024-01-01T09:00 Europe/Rome');
  expect((await heldReport(key, lastYear, { metadata: es })).errors).toMatchObject([
    { code: 'EmbargoPassed', line: 2 },
  ]);
  expect(await dropAndWait(key, lastYear, { metadata: { ...es, embargo: 'none' } })).toMatchObject({ version: 1 });
  expect(await dropAndWait(key, lastYear.replace('Monday', 'Tuesday'), { metadata: es })).toMatchObject({
    version: 2,
    warnings: [{ code: 'embargo-passed', line: 2 }],
  });
});

it('a name that ends in a language which is not configured is held, and published as a name by "suffix"', async () => {
  const key = fresh('slipway.my.txt');
  const body = 'The slipway opens\n\nFrom Monday on.\n';
  const waiting = await drop(key, body, { metadata: es });
  expect((await reportOf(waiting, isHeld)).errors).toMatchObject([{ code: 'LanguageNotConfigured' }]);
  const named = await dropAndWait(key, body, { metadata: { ...es, suffix: 'name' } });
  expect(named).toMatchObject({ outcome: 'published', release: key.slice(0, -4) });
  expect(await reportOf(waiting)).toMatchObject({ outcome: 'superseded' });
  expect(await reportOf(await remove(key))).toMatchObject({ outcome: 'withdrawn', release: key.slice(0, -4) });
});

it.each([{ withdrawn: 'false' }, { withdrawn: 'yes' }])('%o does not withdraw: it is rejected', async (metadata) => {
  const key = fresh('slipway.txt');
  await dropAndWait(key, 'The slipway opens\n\nFrom Monday on.\n', { metadata: es });
  const report = await dropAndWait(key, 'The slipway opens\n\nFrom Monday on.\n', { metadata });
  expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code: 'InvalidOption' }] });
  expect(await latestOf(key.slice(0, -4))).toMatchObject({ version: 1, status: 'published' });
});
