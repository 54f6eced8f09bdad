import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsTable } from '../../aws/dynamodb/words-table.ts';
import type { HumanEntry } from '../../core/translation/memory/entries.ts';
import { humanKey } from '../../core/translation/memory/human-key.ts';
import { dynamo, s3, stack } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { endOf } from './support/executions.ts';
import { drop, dropAndWait, fresh, manifestOf, newestReport, remove, reportOf } from './support/releases.ts';
import { tableOf } from './support/tables.ts';

const documents = DynamoDBDocumentClient.from(dynamo);
let humanTable: string;
let releasesName: string;

beforeAll(async () => {
  humanTable = await tableOf('HumanMemory');
  releasesName = await tableOf('Releases');
});
// Other tests translate into these languages.
afterAll(async () => {
  await engine.restore();
  for (const key of ['memory/en.pt.tmx', 'memory/en.it.tmx', 'memory/en.ca.tmx']) await remove(key);
});

const tu = (source: string, target: string, lang: string) =>
  `<tu><tuv xml:lang="en"><seg>${source}</seg></tuv><tuv xml:lang="${lang}"><seg>${target}</seg></tuv></tu>`;
const tmx = (units: string[]) =>
  `<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header/><body>\n${units.join('\n')}\n</body></tmx>\n`;

async function entries(from: string): Promise<HumanEntry[]> {
  const found: HumanEntry[] = [];
  for await (const page of paginateScan({ client: documents }, { TableName: humanTable, ConsistentRead: true })) {
    found.push(...((page.Items ?? []) as HumanEntry[]).filter((entry) => entry.from === from));
  }
  return found;
}

describe('memory/<source>.<target>.tmx', () => {
  it('is imported: its pairs are people’s words, and cost nothing', async () => {
    const pairs = [
      tu(
        'The ferry crosses the river <bpt i="1"/>every day<ept i="1"/>.',
        'A balsa cruza o rio <bpt i="1"/>todos os dias<ept i="1"/>.',
        'pt',
      ),
      tu('It carries bicycles and dogs.', 'Leva bicicletas e cães.', 'pt-BR'),
      tu('Yes.', 'Sim.', 'pt'),
    ];
    const report = await dropAndWait('memory/en.pt.tmx', tmx(pairs));
    expect(report).toMatchObject({
      outcome: 'imported',
      errors: [],
      memory: { source: 'en', target: 'pt', units: 3, imported: 2, removed: 0, kept: 0, skipped: { short: 1 } },
    });
    await expect.poll(() => newestReport('memory/en.pt.tmx')).toMatchObject({ outcome: 'imported' });
    const key = fresh('ferry.md');
    const published = await dropAndWait(
      key,
      'The ferry crosses the river **every day**.\n\nIt carries bicycles and dogs.\n',
      {
        metadata: { languages: 'pt', title: 'A ferry that crosses the river' },
      },
    );
    const { pt } = (await manifestOf(published.release ?? '', 1)).languages;
    expect(pt).toMatchObject({ status: 'published', segments: { human: 2, machine: 1 } });
  });

  it('is replaced by a newer file of its name, and withdrawn by its deletion', async () => {
    const key = 'memory/en.it.tmx';
    const unit = (n: number, target = `Frase numero ${n} di prova.`) =>
      tu(`Test sentence number ${n} stands here.`, target, 'it');
    await dropAndWait(key, tmx([unit(1), unit(2), unit(3)]));
    expect(await entries(key)).toHaveLength(3);
    const report = await dropAndWait(key, tmx([unit(2, 'Un’altra frase.'), unit(4)]));
    expect(report.memory).toMatchObject({ imported: 2, removed: 2 });
    const left = await entries(key);
    expect(left.map(({ target }) => target).toSorted()).toEqual(['Frase numero 4 di prova.', 'Un’altra frase.']);
    expect(await reportOf(await remove(key))).toMatchObject({ outcome: 'withdrawn' });
    expect(await entries(key)).toEqual([]);
  });

  it('changes no words that a release’s own translation brought', async () => {
    const source = 'A sentence that somebody has translated with care.';
    const own: HumanEntry = {
      source,
      target: 'Amb cura.',
      sourceLanguage: 'en',
      targetLanguage: 'ca',
      from: 'a.ca.md',
      at: '2026-11-24T12:00:00Z',
      unit: 'sentence',
    };
    const key = humanKey({ source: 'en', target: 'ca', text: source, slug: 'a' });
    await documents.send(new PutCommand({ TableName: humanTable, Item: { key, ...own } }));
    const report = await dropAndWait(
      'memory/en.ca.tmx',
      tmx([tu(source, 'Sense.', 'ca'), tu('Another sentence of the same file.', 'Una altra.', 'ca')]),
    );
    expect(report.memory).toMatchObject({ imported: 1, kept: 1 });
    await reportOf(await remove('memory/en.ca.tmx'));
    expect(await entries('a.ca.md')).toMatchObject([own]);
  });

  it.each([
    [
      'memory/en.fr.tmx',
      '<tmx><body><tu></body></tmx>',
      'InvalidMemory',
      /^Line 1: <\/body> does not close an element\.$|^Line 1: /,
    ],
    [
      'memory/en.fr.tmx',
      tmx([tu('One sentence.', 'Ein Satz.', 'de')]),
      'InvalidMemory',
      /no unit has both en and fr.*en, de/,
    ],
    ['memory/en.xx.tmx', tmx([]), 'InvalidMemoryName', /"xx"/],
    ['memory/english.csv', 'a;b', 'InvalidMemoryName', /memory\/en\.fr\.tmx/],
    [
      'memory/en.de.tmx',
      tmx([tu('One sentence.', 'Ein Satz.', 'de')]),
      'UnknownLanguage',
      /^de is not configured here; .*es, fr/,
    ],
  ])('%s is rejected with line and reason', async (key, body, code, message) => {
    const report = await dropAndWait(key, body);
    expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code, message: expect.stringMatching(message) }] });
  });
});

describe('imports of one memory at once', () => {
  it('end as the newest event says, whatever order their writes come in', async () => {
    const key = 'memory/en.fr.tmx';
    const place = { slug: key, item: 'import' };
    const table = wordsTable(documents, releasesName, humanTable);
    const entry = (text: string): HumanEntry => ({
      source: text,
      target: text,
      sourceLanguage: 'en',
      targetLanguage: 'fr',
      from: key,
      at: '2026-11-24T12:00:00Z',
      unit: 'sentence',
    });
    const upload = (n: number) => ({ key, versionId: `v${n}`, sequencer: `FFFFFFFF${n}` });
    const current = await table.read(place);
    const older = { tick: (current?.tick ?? 0) + 1, upload: upload(1), lists: [] };
    expect(await table.replace(place, current, older)).toBe(true);
    const newer = { tick: older.tick + 1, upload: upload(2), lists: [] };
    expect(await table.replace(place, older, newer)).toBe(true);
    const many = new Map(Array.from({ length: 250 }, (_, n) => [`test-${n}`, entry(`text ${n}`)]));
    expect(await table.put({ place, record: older }, many)).toEqual({ outcome: 'superseded' });
    expect(await entries(key)).toEqual([]);
    expect(await table.put({ place, record: newer }, many)).toEqual({ outcome: 'done', written: 250 });
    expect(await table.remove({ place, record: older }, [...many.keys()], key)).toEqual({ outcome: 'superseded' });
    expect(await table.remove({ place, record: newer }, [...many.keys(), 'never'], key)).toEqual({
      outcome: 'done',
      written: 250,
    });
  });

  it('ten files dropped at once leave one file’s pairs', async () => {
    const key = 'memory/en.it.tmx';
    const body = (n: number) =>
      tmx(
        Array.from({ length: 30 }, (_, m) =>
          tu(`Sentence ${m} of a file that is dropped.`, `Frase ${m} del file ${n}.`, 'it'),
        ),
      );
    const dropped = [];
    for (let n = 0; n < 10; n += 1) dropped.push(await drop(key, body(n)));
    const reports = await Promise.all(dropped.map((each) => reportOf(each)));
    expect(reports.at(-1)).toMatchObject({ outcome: 'imported', memory: { imported: 30 } });
    expect(reports.every(({ outcome }) => outcome === 'imported' || outcome === 'superseded')).toBe(true);
    const left = await entries(key);
    expect(left).toHaveLength(30);
    expect(left.every(({ target }) => target.endsWith('del file 9.'))).toBe(true);
  });

  it('an old version that is deleted for good changes nothing', async () => {
    const key = 'memory/en.pt.tmx';
    const first = await drop(key, tmx([tu('An old sentence of this file.', 'Velha.', 'pt')]));
    await reportOf(first);
    await dropAndWait(key, tmx([tu('A new sentence of this file.', 'Nova.', 'pt')]));
    await s3.send(new DeleteObjectCommand({ Bucket: stack.uploadBucket, Key: key, VersionId: first.versionId }));
    await endOf(key);
    expect(await entries(key)).toHaveLength(1);
  });
});
