import { expect, test } from 'vitest';
import type { Settings } from '../../../contracts/environment.ts';
import { Rejection } from '../../../contracts/failures.ts';
import { register } from '../../../core/releases/revisions/register.ts';
import type { ReleaseRecord } from '../../../core/releases/revisions/release-record.ts';
import type { IngestServices } from '../../../functions/ingest/ingest.ts';
import { readAgain, readRegistered, sourceReader } from '../../../functions/ingest/read-source.ts';
import { isTranslation } from '../../../functions/ingest/read-translation.ts';
import { readUpload } from '../../../functions/ingest/read-upload.ts';

const now = new Date('2026-12-01T09:00:00Z');

/** An upload bucket with what was dropped into it, and the release as its drops were registered. */
function desk(settings: Partial<Settings> = {}) {
  const objects = new Map<string, { body: string; metadata: Record<string, string>; key: string }>();
  const services = {
    settings: { languages: ['es', 'fr', 'de'], sourceLanguage: 'en', siteUrl: 'https://example.org', ...settings },
    clock: { now: () => now },
    uploads: {
      newest: async () => undefined,
      version: async (key: string, versionId: string) => {
        const object = objects.get(versionId);
        if (object === undefined) return undefined;
        const bytes = Buffer.from(object.body);
        return {
          etag: versionId,
          bytes: bytes.byteLength,
          contentType: 'text/markdown',
          metadata: object.metadata,
          stored: { bucket: 'upload', key, metadata: object.metadata, contentType: 'text/markdown' },
          read: async () => bytes,
          discard: () => {},
        };
      },
    },
  } as unknown as IngestServices;
  let record: ReleaseRecord | undefined;

  async function put(key: string, body: string, metadata: Record<string, string> = {}) {
    const versionId = `version-${objects.size + 1}`;
    objects.set(versionId, { key, body, metadata });
    const upload = { key, versionId, sequencer: String(objects.size).padStart(4, '0') };
    const read = await readUpload(upload, services);
    if (read === undefined) throw new Error('it is gone');
    return { upload, read };
  }

  async function drop(...what: Parameters<typeof put>) {
    const { upload, read } = await put(...what);
    const { release, arrival } = sourceReader(read, services)(record);
    const result = register(record, { slug: read.key.slug, upload, execution: 'e', content: arrival }, now);
    record = result.outcome === 'registered' ? result.record : record;
    return { upload, read, release, arrival, result };
  }

  return { services, put, drop, record: () => record };
}

const german = '# Die Fähre\n\nAb dem 3. März fährt die Fähre bis Mitternacht.\n';

test('a source is read again as it was registered, whatever is remembered since', async () => {
  const { services, drop, record } = desk();
  await drop('ferry.md', german, { 'source-language': 'de', languages: 'es' });
  const second = await drop('ferry.md', `${german}\nJeden Tag.\n`);
  await drop('ferry.md', german, { 'source-language': 'en', languages: 'fr' });

  const again = await readAgain(second.upload, record(), services);
  expect(again?.ingested.document).toEqual(second.release.ingested.document);
  expect(again?.ingested.document.language).toBe('de');
  expect(again?.languages).toEqual(['es']);
});

test('the newest one with the same options and warnings, and where they come from', async () => {
  const { services, drop, record } = desk();
  await drop('ferry.md', '# The ferry\n\nIt runs late.\n', {
    title: 'Good news',
    languages: 'es fr',
    'after-review': 'fr',
  });
  const second = await drop('ferry.md', '# The ferry\n\nIt runs early.\n');
  expect(second.release.ingested.warnings).toMatchObject([
    { code: 'title-option-gone', message: expect.stringMatching(/"Good news".*"The ferry"/) },
  ]);
  expect(readRegistered(second.read, record(), services)).toEqual(second.release);
  expect(second.release.ingested.options?.map(({ from, since }) => [from, since?.versionId])).toEqual([
    ['remembered', 'version-1'],
    ['remembered', 'version-1'],
  ]);
});

test('a title that the text has too is not missed', async () => {
  const { drop } = desk();
  await drop('ferry.md', '# The ferry\n\nIt runs late.\n', { title: 'The ferry' });
  expect((await drop('ferry.md', '# The ferry\n\nIt runs early.\n')).release.ingested.warnings).toEqual([]);
});

test('who is outrun reads its source beside what is remembered now, and parses it again only for that', async () => {
  const { services, put, drop, record } = desk();
  const { read } = await put('ferry.md', german);
  const readBeside = sourceReader(read, services);
  const first = readBeside(undefined);
  expect(readBeside(undefined).release.ingested.document).toBe(first.release.ingested.document);
  await drop('ferry.md', german, { 'source-language': 'de' });
  const outrun = readBeside(record());
  expect(outrun.release.ingested.document.language).toBe('de');
  expect(outrun.release.fingerprint).not.toBe(first.release.fingerprint);
});

test('a file whose name ends in the language that it was said to be in is the source, not a translation of itself', async () => {
  const { services, put, drop, record } = desk();
  const metadata = { 'source-language': 'de' };
  const first = await put('ferry.de.md', german, metadata);
  expect(isTranslation(first.read, undefined, services)).toBe(false);
  await drop('ferry.de.md', german, metadata);
  const edit = await put('ferry.de.md', `${german}\nJeden Tag.\n`);
  expect(isTranslation(edit.read, record(), services)).toBe(false);
  const beside = await put('ferry.fr.md', '# Le bac\n');
  expect(isTranslation(beside.read, record(), services)).toBe(true);
  const cleared = await put('ferry.de.md', german, { 'source-language': 'none' });
  expect(isTranslation(cleared.read, record(), services)).toBe(true);
});

test('a rejection says which options were in force', async () => {
  const { services, put, drop, record } = desk();
  await drop('ferry.md', german, { languages: 'es' });
  const { read } = await put('ferry.md', german, { 'json-paths': '$.title' });
  const rejected = () => sourceReader(read, services)(record());
  expect(rejected).toThrow(Rejection);
  try {
    rejected();
  } catch (error) {
    expect((error as Rejection).options).toMatchObject([
      { name: 'languages', value: 'es', from: 'remembered' },
      { name: 'json-paths', from: 'metadata' },
    ]);
  }
});

test('OptionTakenBack ends with the command, with all that the upload carries', async () => {
  const { drop } = desk();
  const metadata = { languages: 'es', desk: 'sea' };
  const file = (embargo: string) => `---\n${embargo}title: Ferry\n---\n${german}`;
  await drop('ferry.md', file('embargo: 2026-12-24T09:00:00Z\n'), metadata);
  const { arrival, result } = await drop('ferry.md', file(''), metadata);
  expect(result).toMatchObject({ revision: { state: 'held', hold: { code: 'OptionTakenBack' } } });
  expect(arrival.hold?.message).toMatch(
    / aws s3 cp s3:\/\/upload\/ferry\.md s3:\/\/upload\/ferry\.md --metadata-directive REPLACE --content-type text\/markdown --metadata languages=es,desk=sea,embargo=none$/,
  );
});
