import { Session } from 'node:inspector/promises';
import { expect, test, vi } from 'vitest';
import { type Became, UploadDesk } from './upload-desk.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const english = '# The ferry is back\n\nIt runs every hour from Monday on.\n';
const french = '# Le bac est de retour\n\nIl part toutes les heures à partir de lundi.\n';

/** The functions of `functions/` that run while an event is handled, by file. */
async function functionsOf(act: () => Promise<Became>): Promise<Map<string, string[]>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  expect((await act()).outcome).toBe('published');
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  const files = new Map<string, string[]>();
  for (const { url, functions } of result) {
    const [file] = /functions\/(?:ingest|shared)\/[^/?]+\.ts/.exec(url) ?? [];
    if (file === undefined || url.includes('/tests/')) continue;
    const ran = functions.filter(({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0);
    if (ran.length > 0) files.set(file, [...new Set(ran.map(({ functionName }) => functionName))]);
  }
  return files;
}

/** How far Ingest may grow before a newcomer cannot follow one key any more. */
test.each([
  ['a source', 25, (desk: UploadDesk) => desk.drop('ferry.md', `${english}\nMore.\n`)],
  ['an attachment', 25, (desk: UploadDesk) => desk.drop('ferry.files/map.png', 'x')],
  ['the deletion of a translation', 25, (desk: UploadDesk) => desk.delete('ferry.fr.md')],
  // With what writes a person's words into the human memory.
  ['a translation', 30, (desk: UploadDesk) => desk.drop('ferry.fr.md', `${french}\nEncore.\n`)],
])('the journey of %s takes at most %i functions in 14 files of Ingest', async (_, most, act) => {
  const desk = new UploadDesk();
  await desk.drop('ferry.md', english);
  await desk.drop('ferry.fr.md', french);
  const files = await functionsOf(() => act(desk));
  const passed = [...files].flatMap(([file, names]) => names.map((name) => `${file} ${name}`));
  expect(passed).toContain('functions/ingest/ingest.ts ingestEvent');
  expect(passed.length, passed.join('\n')).toBeLessThanOrEqual(most);
  expect(files.size, passed.join('\n')).toBeLessThanOrEqual(14);
});
