import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engine } from './support/engine.ts';
import { dropAndWait, fresh, latestOf, manifestOf, newestReport, versionBytes } from './support/releases.ts';

const first = '# A new bridge\n\nThe bridge opens on Monday.\n\nEverybody is welcome to walk across it.\n';
const second = first.replace('Monday', 'Tuesday');

beforeEach(() => engine.resetStats());
afterEach(() => engine.restore());

describe('dropping a file again', () => {
  it('unchanged: nothing is billed, and it is still version 1', async () => {
    const key = fresh('bridge.md');
    await dropAndWait(key, first);
    const billed = await engine.stats();
    const report = await dropAndWait(key, first);
    expect(report).toMatchObject({ outcome: 'unchanged', version: 1 });
    expect(report.languages['es']).toMatchObject({ status: 'published' });
    expect(await engine.stats()).toEqual(billed);
    expect((await latestOf(report.release ?? ''))?.version).toBe(1);
    await expect.poll(() => newestReport(key)).toEqual(report);
  });

  it('edited: version 2, billed for what changed, and version 1 as it was to the byte', async () => {
    const key = fresh('bridge.md');
    const { release = '' } = await dropAndWait(key, first);
    const before = await versionBytes(release, 1);
    expect(Object.keys(before)).toHaveLength(7 * 4 + 2);
    await engine.resetStats();
    const report = await dropAndWait(key, second);
    expect(report).toMatchObject({ outcome: 'published', version: 2 });
    expect(await manifestOf(release, 2)).toMatchObject({ change: 'update', previousVersion: 1 });
    expect(await versionBytes(release, 1)).toEqual(before);
    const { characters } = await engine.stats();
    expect(characters).toBe('The bridge opens on Tuesday.'.length * 6);
  });

  it('A, then B, then A again: three versions', async () => {
    const key = fresh('bridge.md');
    const { release = '' } = await dropAndWait(key, first);
    await dropAndWait(key, second);
    expect(await dropAndWait(key, first)).toMatchObject({ outcome: 'published', version: 3 });
    expect((await latestOf(release))?.version).toBe(3);
    expect((await manifestOf(release, 3)).source.sha256).toBe((await manifestOf(release, 1)).source.sha256);
  });

  it('with other options: a new version', async () => {
    const key = fresh('bridge.md');
    await dropAndWait(key, first);
    const report = await dropAndWait(key, first, { metadata: { languages: 'es', correction: 'The day was wrong.' } });
    expect(report).toMatchObject({ outcome: 'published', version: 2 });
    expect(await manifestOf(report.release ?? '', 2)).toMatchObject({
      change: 'correction',
      correction: 'The day was wrong.',
      languages: { en: { correction: 'The day was wrong.' }, es: { correction: expect.stringMatching(/^El día/) } },
    });
    expect(Object.keys(report.languages)).toEqual(['en', 'es']);
  });
});
