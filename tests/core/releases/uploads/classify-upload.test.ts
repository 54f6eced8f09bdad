import { expect, test } from 'vitest';
import type { Rejection } from '../../../../contracts/failures.ts';
import { ReleaseFiles } from '../../../../core/releases/reading/release-files.ts';
import type { ReleaseRecord } from '../../../../core/releases/revisions/release-record.ts';
import { classifyUpload } from '../../../../core/releases/uploads/classify-upload.ts';

const settings = { languages: ['fr', 'de'], siteUrl: 'https://example.org' };

interface Given {
  metadata?: Record<string, string>;
  sourceLanguage?: string;
  records?: Record<string, ReleaseRecord>;
  isDeleted?: boolean;
}

/** What a key is, and how often its file was asked for. */
async function classified(
  key: string,
  { metadata = {}, sourceLanguage = 'en', records = {}, isDeleted = false }: Given = {},
) {
  let asked = 0;
  const upload = { key, versionId: 'v1', sequencer: '01' };
  const bytes = Buffer.from('# The ferry\n\nIt runs late.\n');
  const file = {
    bytes: bytes.length,
    contentType: undefined,
    metadata,
    stored: { bucket: 'uploads', key, metadata },
    read: async () => bytes,
    discard: () => {},
  };
  const files = new ReleaseFiles({
    settings: { ...settings, sourceLanguage },
    clock: { now: () => new Date('2026-12-01T09:00:00Z') },
    uploads: { version: async () => file },
  });
  const found = await classifyUpload(upload, {
    settings: { ...settings, sourceLanguage },
    isDeleted,
    records: { read: async (slug) => records[slug] },
    files: {
      read: (asksFor) => {
        asked += 1;
        return files.read(asksFor);
      },
      sourceLanguage: (read, record) => files.sourceLanguage(read, record),
    },
  });
  return { ...found, asked };
}

/** A record of a release whose source is this key. */
function madeOf(key: string, more: Partial<ReleaseRecord> = {}): ReleaseRecord {
  const upload = { key, versionId: 'v0', sequencer: '00' };
  return {
    slug: 'ferry',
    tick: 1,
    extension: 'md',
    lastVersion: 1,
    newest: { number: 1, kind: 'upload', upload, execution: 'e', fingerprint: 'f', state: 'published' },
    source: { upload, fingerprint: 'f' },
    ...more,
  };
}

test.each([
  ['.DS_Store', { kind: 'ignored' }],
  ['2026/', { kind: 'ignored' }],
  ['terminology/en.csv', { kind: 'term-list' }],
  ['memory/en.fr.tmx', { kind: 'memory' }],
  ['ferry.md', { kind: 'source', slug: 'ferry' }],
  ['ferry', { kind: 'source', slug: 'ferry' }],
  ['ferry.files/map.png', { kind: 'attachment', slug: 'ferry', name: 'map.png' }],
  ['ferry.files/terminology/en.csv', { kind: 'attachment', slug: 'ferry', name: 'terminology/en.csv' }],
])('the key %s decides alone, and the file is not read', async (key, expected) => {
  expect(await classified(key)).toEqual({ ...expected, asked: 0 });
});

test.each([
  ['ferry.fr.md', {}, { kind: 'translation', slug: 'ferry', language: 'fr' }],
  ['ferry.FR.md', {}, { kind: 'translation', slug: 'ferry', language: 'fr' }],
  ['ferry.fr.xlf', {}, { kind: 'review', slug: 'ferry', language: 'fr' }],
  ['ferry.en.md', {}, { kind: 'source', slug: 'ferry', language: 'en' }],
  ['ferry.fr.md', { metadata: { 'source-language': 'fr' } }, { kind: 'source', slug: 'ferry', language: 'fr' }],
  ['ferry.fr.md', { metadata: { suffix: 'name' } }, { kind: 'source', slug: 'ferry.fr' }],
  ['ferry.es.md', { metadata: { suffix: 'name' } }, { kind: 'source', slug: 'ferry.es' }],
  ['ferry.es.md', {}, { kind: 'unnamed', slug: 'ferry.es', hold: { code: 'LanguageNotConfigured' } }],
  ['ferry.es.md', { records: { 'ferry.es': madeOf('ferry.es.md') } }, { kind: 'source', slug: 'ferry.es' }],
  ['ferry.fr.md', { records: { 'ferry.fr': madeOf('ferry.fr.md') } }, { kind: 'source', slug: 'ferry.fr' }],
  ['ferry.fr.md', { sourceLanguage: 'auto' }, { kind: 'source', slug: 'ferry', language: 'fr' }],
  [
    'ferry.fr.md',
    { sourceLanguage: 'auto', records: { ferry: madeOf('ferry.md') } },
    { kind: 'translation', slug: 'ferry', language: 'fr' },
  ],
  [
    'ferry.fr.md',
    { sourceLanguage: 'auto', records: { ferry: madeOf('ferry.fr.md') } },
    { kind: 'source', slug: 'ferry', language: 'fr' },
  ],
] satisfies [string, Given, object][])('%s with %j: the file and the records decide', async (key, given, expected) => {
  expect(await classified(key, given)).toMatchObject({ ...expected, asked: 1 });
});

test('a source whose metadata named its language once is not a translation of itself', async () => {
  const kept = { 'source-language': { value: 'de', since: { key: 'ferry.de.md', versionId: 'v0', at: '2026-11-30' } } };
  const upload = { key: 'ferry.de.md', versionId: 'v0', sequencer: '00' };
  const record = madeOf(upload.key, { source: { upload, fingerprint: 'f', options: { kept } } });
  expect(await classified('ferry.de.md', { records: { ferry: record } })).toMatchObject({ kind: 'source' });
  expect(await classified('ferry.fr.md', { records: { ferry: record } })).toMatchObject({ kind: 'translation' });
  const cleared = { metadata: { 'source-language': 'none' }, records: { ferry: record } };
  expect(await classified('ferry.de.md', cleared)).toMatchObject({ kind: 'translation' });
});

test('a file that waited for its language names where it waited', async () => {
  const { newest } = madeOf('ferry.fr.md');
  const hold = { code: 'LanguageNotConfigured' as const, message: '', hint: '' };
  const { source: _, ...waiting } = madeOf('ferry.fr.md', { newest: { ...newest, state: 'held', hold } });
  expect(await classified('ferry.fr.md', { records: { 'ferry.fr': waiting } })).toMatchObject({
    kind: 'translation',
    waitedAs: 'ferry.fr',
  });
});

test('a file in use as a translation cannot become a name', async () => {
  const upload = { key: 'ferry.fr.md', versionId: 'v0', sequencer: '00' };
  const input = { upload, language: 'fr', extension: 'md', sha256: '', at: '' };
  const records = { ferry: madeOf('ferry.md', { translations: { [upload.key]: input } }) };
  const rejection = await classified(upload.key, { metadata: { suffix: 'name' }, records }).catch((error) => error);
  expect((rejection as Rejection).errors).toMatchObject([{ code: 'InvalidOption' }]);
});

test.each([
  ['.DS_Store', {}, { kind: 'ignored' }],
  ['terminology/en.csv', {}, { kind: 'ignored' }],
  ['ferry.md', {}, { kind: 'deletion', slug: 'ferry' }],
  ['ferry.fr.md', {}, { kind: 'deletion', slug: 'ferry', language: 'fr' }],
  ['ferry.fr.md', { 'ferry.fr': madeOf('ferry.fr.md') }, { kind: 'deletion', slug: 'ferry.fr' }],
  ['ferry.files/map.png', {}, { kind: 'deletion', slug: 'ferry' }],
] satisfies [string, Record<string, ReleaseRecord>, object][])(
  'the deletion of %s is of the release that it was used for',
  async (key, records, expected) => {
    expect(await classified(key, { records, isDeleted: true })).toEqual({ ...expected, asked: 0 });
  },
);
