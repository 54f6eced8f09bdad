import { expect, test } from 'vitest';
import type { Report, Upload } from '../../../contracts/report.ts';
import { reportEnd } from '../../../functions/publish/report-end.ts';
import type { PublishServices } from '../../../functions/publish/services.ts';

const upload = (key: string, versionId = 'v1'): Upload => ({ key, versionId, sequencer: '0' });
const files = [upload('a.files/1.png'), upload('a.files/2.png'), upload('a.md')];

async function reported(newest?: { upload: Upload; also?: Upload[] }): Promise<string[]> {
  const reports: Report[] = [];
  const services = {
    report: async (report: Report) => void reports.push(report),
    clock: { now: () => new Date('2026-10-01T12:00:00Z') },
    settings: { languages: [], sourceLanguage: 'en' },
  } as unknown as PublishServices;
  const [last, ...also] = files;
  if (last === undefined) throw new Error('there are three');
  const release = { slug: 'a', revision: 3, upload: last, also, languages: ['en'] };
  await reportEnd({ release, results: [] }, 'superseded', services, undefined, newest);
  expect(reports.every(({ outcome }) => outcome === 'superseded')).toBe(true);
  return reports.map(({ upload: { key } }) => key);
}

test('every upload of a revision hears of its end', async () => {
  expect(await reported()).toEqual(['a.files/1.png', 'a.files/2.png', 'a.md']);
});

test('but not those that a newer revision has taken up, which will say how they end', async () => {
  expect(await reported({ upload: upload('a.files/3.png'), also: files })).toEqual([]);
  const again = { upload: upload('a.md', 'v2'), also: files.slice(0, 2) };
  expect(await reported(again)).toEqual(['a.md']);
});
