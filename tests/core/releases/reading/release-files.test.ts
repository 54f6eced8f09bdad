import { expect, test } from 'vitest';
import type { Settings } from '../../../../contracts/environment.ts';
import { Rejection } from '../../../../contracts/failures.ts';
import type { Upload } from '../../../../contracts/report.ts';
import { ReleaseFiles } from '../../../../core/releases/reading/release-files.ts';
import { register } from '../../../../core/releases/revisions/register.ts';
import type { ReleaseRecord } from '../../../../core/releases/revisions/release-record.ts';
import { readUploadKey, suffixLanguages } from '../../../../core/releases/uploads/upload-key.ts';

const now = new Date('2026-12-01T09:00:00Z');

/** An upload bucket with what was dropped into it, and the release as its drops were registered. */
function desk(more: Partial<Settings> = {}) {
  const objects = new Map<string, { body: string; metadata: Record<string, string>; key: string }>();
  const settings = { languages: ['es', 'fr', 'de'], sourceLanguage: 'en', siteUrl: 'https://example.org', ...more };
  const fetched: string[] = [];
  /** As an event has them: nothing is read yet. */
  const files = () =>
    new ReleaseFiles({
      settings,
      clock: { now: () => now },
      uploads: {
        version: async (key, versionId) => {
          fetched.push(versionId);
          const object = objects.get(versionId);
          if (object === undefined) return undefined;
          const bytes = Buffer.from(object.body);
          return {
            bytes: bytes.byteLength,
            contentType: 'text/markdown',
            metadata: object.metadata,
            stored: { bucket: 'upload', key, metadata: object.metadata, contentType: 'text/markdown' },
            read: async () => bytes,
            discard: () => {},
          };
        },
      },
    });
  let record: ReleaseRecord | undefined;

  function put(key: string, body: string, metadata: Record<string, string> = {}): Upload {
    const versionId = `version-${objects.size + 1}`;
    objects.set(versionId, { key, body, metadata });
    return { key, versionId, sequencer: String(objects.size).padStart(4, '0') };
  }

  async function arriving(upload: Upload, by = files()) {
    const read = await by.read(upload);
    if (read === undefined) throw new Error('it is gone');
    const name = readUploadKey(upload.key, suffixLanguages(settings));
    return { name, ...by.arriving(read, name, record) };
  }

  async function drop(...what: Parameters<typeof put>) {
    const upload = put(...what);
    const { name, release, arrival } = await arriving(upload);
    const result = register(record, { slug: name.slug, upload, execution: 'e', content: arrival }, now);
    record = result.outcome === 'registered' ? result.record : record;
    return { upload, release, arrival, result };
  }

  return { files, fetched, put, arriving, drop, record: () => record as ReleaseRecord };
}

const german = '# Die Fähre\n\nAb dem 3. März fährt die Fähre bis Mitternacht.\n';

test('a source is read again as it was registered, whatever is remembered since', async () => {
  const { files, drop, record } = desk();
  await drop('ferry.md', german, { 'source-language': 'de', languages: 'es' });
  const second = await drop('ferry.md', `${german}\nJeden Tag.\n`);
  await drop('ferry.md', german, { 'source-language': 'en', languages: 'fr' });

  const again = await files().source(second.upload, record());
  expect(again?.ingested.document).toEqual(second.release.ingested.document);
  expect(again?.ingested.document.language).toBe('de');
  expect(again?.languages).toEqual(['es']);
});

test('the newest one with the same options and warnings, and where they come from', async () => {
  const { files, drop, record } = desk();
  await drop('ferry.md', '# The ferry\n\nIt runs late.\n', {
    title: 'Good news',
    languages: 'es fr',
    'after-review': 'fr',
  });
  const second = await drop('ferry.md', '# The ferry\n\nIt runs early.\n');
  expect(second.release.ingested.warnings).toMatchObject([
    { code: 'title-option-gone', message: expect.stringMatching(/"Good news".*"The ferry"/) },
  ]);
  expect(await files().registered(second.upload, record())).toEqual(second.release);
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

test('an attempt that lost the race reads its source beside what is remembered now, and parses it again only for that', async () => {
  const { files, put, drop, arriving } = desk();
  const upload = put('ferry.md', german);
  const same = files();
  const first = await arriving(upload, same);
  expect((await arriving(upload, same)).release.ingested.document).toBe(first.release.ingested.document);
  await drop('ferry.md', german, { 'source-language': 'de' });
  const repeated = await arriving(upload, same);
  expect(repeated.release.ingested.document.language).toBe('de');
  expect(repeated.release.fingerprint).not.toBe(first.release.fingerprint);
});

test('a source is fetched and parsed once an event, also after it is registered', async () => {
  const { files, fetched, put, arriving, drop, record } = desk();
  await drop('ferry.md', german, { languages: 'es' });
  const upload = put('ferry.md', `${german}\nJeden Tag.\n`);
  const same = files();
  fetched.length = 0;
  const { release, arrival } = await arriving(upload, same);
  const result = register(record(), { slug: 'ferry', upload, execution: 'e', content: arrival }, now);
  if (result.outcome !== 'registered') throw new Error(result.outcome);
  expect((await same.registered(upload, result.record))?.ingested.document).toBe(release.ingested.document);
  expect((await same.source(upload, result.record))?.ingested.document).toBe(release.ingested.document);
  expect(fetched).toEqual([upload.versionId]);
});

test('files of more than 12 MiB are not all kept; what is let go is fetched again', async () => {
  const { files, fetched, put } = desk();
  const five = `${german}\n${'x'.repeat(79)}\n`.repeat(1).padEnd(5 * 1024 * 1024 - 8, ' \n');
  const uploads = ['a', 'b', 'c'].map((name) => put(`${name}.txt`, five));
  const same = files();
  for (const upload of uploads) await same.read(upload);
  fetched.length = 0;
  for (const upload of [...uploads].reverse()) await same.read(upload);
  expect(fetched).toEqual([uploads[0]?.versionId]);
});

test.each(['gone', 'no longer configured', 'no longer readable'])('a translation that is %s is none', async (what) => {
  const { files, put } = desk(what === 'no longer configured' ? { languages: ['es'] } : {});
  const metadata: Record<string, string> = what === 'no longer readable' ? { embargo: 'soon' } : {};
  const upload = put('ferry.fr.md', '# Le bac\n', metadata);
  const named = what === 'gone' ? { ...upload, versionId: 'version-9' } : upload;
  expect(await files().translation({ upload: named, language: 'fr' }, { slug: 'ferry' })).toBeUndefined();
});

test('a translation is read in the language that the record has it in', async () => {
  const { files, put } = desk();
  const upload = put('ferry.fr.md', '# Le bac\n');
  const translation = await files().translation({ upload, language: 'fr' }, { slug: 'ferry' });
  expect(translation).toMatchObject({ slug: 'ferry', language: 'fr', document: { language: 'fr' } });
});

test('a rejection says which options were in force', async () => {
  const { put, drop, arriving } = desk();
  await drop('ferry.md', german, { languages: 'es' });
  const rejection = await arriving(put('ferry.md', german, { 'json-paths': '$.title' })).catch((error) => error);
  expect(rejection).toBeInstanceOf(Rejection);
  expect((rejection as Rejection).options).toMatchObject([
    { name: 'languages', value: 'es', from: 'remembered' },
    { name: 'json-paths', from: 'metadata' },
  ]);
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
