import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';
import type { FormatName } from '../../../../contracts/document.ts';
import { languageError } from '../../../../contracts/failures.ts';
import { schema } from '../../../../contracts/messages.ts';
import type { Warning } from '../../../../contracts/warnings.ts';
import { publish } from '../../../../functions/publish/publish.ts';
import { withdrawRelease } from '../../../../functions/withdraw/withdraw.ts';
import { type Drop, drop, type Making } from './desk.ts';
import { Press } from './press.ts';

/**
 * Pins every object and item that publishing the examples leaves, step by step: its digest, its headers and its
 * mark. A change that is meant shows as one line an object; `GOLDEN=write npx vitest run <this file>` writes them.
 */
const pinned: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(new URL('golden.json', import.meta.url), 'utf8'),
);

const documents = 'tests/core/support/documents';
const files: [slug: string, file: string, format: FormatName][] = [
  ['2026/river-ferry', 'examples/river-ferry.md', 'markdown'],
  ['observatory', 'examples/observatory.txt', 'text'],
  ['harvest-fair', 'examples/harvest-fair.html', 'html'],
  ['catalogue', `${documents}/catalogue.json`, 'json'],
  ['lock-keepers', `${documents}/lock-keepers.srt`, 'srt'],
  ["what's new/lock & key", `${documents}/lock-keepers.vtt`, 'vtt'],
  ['word', 'tests/fixtures/docx/word.docx', 'docx'],
  ['libreoffice', 'tests/fixtures/docx/libreoffice.docx', 'docx'],
];

const counts = { total: 12, machine: 9, reused: 2, human: 1 };
const machine: Making = { origin: 'machine', engine: 'amazon-translate', counts, charactersBilled: 950, requests: 3 };
const review = { at: '2026-11-24T11:00:00Z', sha256: 'ab'.repeat(32) };
const warnings: Warning[] = [{ code: 'segment-unchanged', message: 'reads as before', segment: 'b3' }];

const ferry = (more: Partial<Drop>): Drop => ({
  slug: '2026/river-ferry',
  file: 'examples/river-ferry.md',
  format: 'markdown',
  languages: { fr: machine, ar: machine, ja: machine },
  ...more,
});

const found: typeof pinned = {};

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  const press = new Press({
    languages: ['fr', 'ar', 'ja'],
    sourceLanguage: 'en',
    siteUrl: 'https://news.example.org/desk',
    index: { ja: 'reviewed' },
  });
  let before: Record<string, string> = {};
  const step = async (name: string, act: () => Promise<unknown>) => {
    press.now = new Date(press.now.getTime() + 3_700_000);
    await act();
    await press.settle();
    const after = press.pinned();
    const gone = Object.keys(before).filter((place) => !(place in after));
    found[name] = Object.fromEntries([
      ...Object.entries(after).filter(([place, value]) => before[place] !== value),
      ...gone.map((place) => [place, 'gone']),
    ]);
    before = after;
  };
  const publishDrop = async (dropped: Drop) => publish(await drop(press, dropped), press.services);
  const withdraw = (key: string, slug: string, reason?: string) => {
    const upload = { key, versionId: `deleted-${slug}`, sequencer: press.now.getTime().toString(16).padStart(16, '0') };
    const request = { slug, upload, ...(reason === undefined ? {} : { reason }) };
    return withdrawRelease({ schema, withdraw: request, execution: 'w', redrive: 0 }, press.services);
  };

  await step('the examples are published', async () => {
    for (const [slug, file, format] of files) {
      const languages = { fr: machine, ar: machine, ja: { ...machine, origin: 'mixed' } } as const;
      await publishDrop({ slug, file, format, languages });
    }
  });
  await step('an update, with a folder, a human text, a failure and one that waits', () =>
    publishDrop(
      ferry({
        edit: (text) => `${text}\nThe [timetable](river-ferry.files/timetable.pdf) is new.\n`,
        attachments: ['timetable.pdf', 'chart.png', 'chart.fr.png'],
        languages: { fr: { origin: 'human', review, warnings }, ar: 'failed', ja: { ...machine, waits: true } },
      }),
    ),
  );
  await step('a correction, with a stale text', () =>
    publishDrop(
      ferry({
        correction: 'The fare is <two> pounds, not three.',
        languages: {
          fr: { origin: 'human', stale: true, sourceVersion: 2 },
          ar: { ...machine, origin: 'mixed' },
          ja: machine,
        },
      }),
    ),
  );
  await step('a withdrawal', () => withdraw('observatory.txt', 'observatory', 'Sold <out>.'));
  await step('a withdrawal that keeps the data', async () => {
    press.rules.keepData = true;
    await withdraw('harvest-fair.html', 'harvest-fair');
    press.rules.keepData = false;
  });
  await step('a return', () =>
    publishDrop({ slug: 'observatory', file: 'examples/observatory.txt', format: 'text', languages: { fr: machine } }),
  );
  await step('a failure of the source', async () => {
    const input = await drop(press, ferry({ edit: (text) => `${text}\nMore.\n` }));
    const error = languageError('TranslationFailed', 'No.');
    await publish({ ...input, results: [{ language: 'en', status: 'failed', error }] }, press.services);
  });
  if (process.env['GOLDEN'] === 'write') {
    writeFileSync(new URL('golden.json', import.meta.url), `${JSON.stringify(found, null, 2)}\n`);
  }
}, 60_000);

test('the same steps are pinned as are taken', () => {
  expect(Object.keys(pinned)).toEqual(Object.keys(found));
});

test.each(Object.keys(pinned))('what is stored stays the same, to the byte: %s', (name) => {
  expect(found[name]).toEqual(pinned[name]);
});
