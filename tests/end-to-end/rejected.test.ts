import { GetObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import type { FailureCode } from '../../contracts/failures.ts';
import { makeDocx, paragraph, run } from '../core/support/docx.ts';
import { s3, stack } from './support/cloud.ts';
import { endOf, executionsOf } from './support/executions.ts';
import { drop, fresh, newestReport, publishedKeys, remove, reportOf } from './support/releases.ts';

const text = 'A notice\n\nThe office is closed.\n';
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

interface Case {
  name: string;
  body: string | Uint8Array;
  code: FailureCode;
  metadata?: Record<string, string>;
  says: RegExp;
}

const hidden = makeDocx({
  body: paragraph(run('A notice')) + paragraph('<w:ins w:id="1" w:author="A">', run('not yet'), '</w:ins>'),
});

const cases: Record<string, Case> = {
  'a Word document with tracked changes': {
    name: 'a.docx',
    body: hidden,
    code: 'HiddenContent',
    says: /1 tracked change/,
  },
  'no Word document': { name: 'a.docx', body: text, code: 'UnreadableDocument', says: /not a ZIP archive/ },
  'a Word document of 21 MiB': {
    name: 'a.docx',
    body: Buffer.alloc(21 * 1024 * 1024),
    code: 'TooLarge',
    says: /20 MiB/,
  },
  'an empty file': { name: 'a.txt', body: '', code: 'EmptyDocument', says: /does not contain text/ },
  'a blank file': { name: 'a.md', body: ' \n\t\r\n\u00a0', code: 'EmptyDocument', says: /does not contain text/ },
  'a binary in .txt': {
    name: 'a.txt',
    body: Buffer.from('89504e470d0a1a0a0000000d4948', 'hex'),
    code: 'NotText',
    says: /binary/,
  },
  'undeclared Windows-1252': {
    name: 'a.txt',
    body: Buffer.from('Caf\u00e9 \u2013 no\u00ebl \u00e0 la plage, d\u00e9j\u00e0 vu', 'latin1'),
    code: 'UnknownEncoding',
    says: /iconv -f \S+ -t UTF-8/,
  },
  '6 MiB of text': { name: 'a.txt', body: 'word '.repeat((6 * 1024 * 1024) / 5), code: 'TooLarge', says: /5 MiB/ },
  'an unknown extension': { name: 'a.xyz', body: text, code: 'UnsupportedFormat', says: /extension/ },
  'broken front matter': {
    name: 'a.md',
    body: `---\ntitle: "A\n---\n${text}`,
    code: 'InvalidFrontMatter',
    says: /Line \d/,
  },
  'JSON with a comma too many': {
    name: 'a.json',
    body: '{\n  "title": "A notice",\n}\n',
    code: 'InvalidJson',
    says: /Line 3, column 1/,
  },
  'subtitles without a cue': { name: 'a.srt', body: text, code: 'EmptyDocument', says: /No cue/ },
  'an option that is for another format': {
    name: 'a.txt',
    body: text,
    metadata: { 'json-paths': '$.title' },
    code: 'InvalidOption',
    says: /JSON/,
  },
  'a misspelt option in metadata': {
    name: 'a.txt',
    body: text,
    metadata: { embrago: 'none' },
    code: 'UnknownOption',
    says: /"embargo"/,
  },
  'an unknown language': {
    name: 'a.txt',
    body: text,
    metadata: { languages: 'es, tlh' },
    code: 'UnknownLanguage',
    says: /"tlh".*es, fr/,
  },
  'an embargo that is no time': {
    name: 'a.txt',
    body: text,
    metadata: { embargo: 'next week' },
    code: 'InvalidEmbargo',
    says: /"next week"/,
  },
  'an embargo too far': {
    name: 'a.txt',
    body: text,
    metadata: { embargo: inDays(301) },
    code: 'EmbargoTooFar',
    says: /300/,
  },
};

it.each(Object.entries(cases))(
  '%s is rejected with code, message and hint, and the upload kept',
  async (_, { name, body, code, says, metadata }) => {
    const key = fresh(name);
    const dropped = await drop(key, body, metadata ? { metadata } : {});
    const report = await reportOf(dropped);
    expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code }], languages: {} });
    expect(report.errors[0]?.message).toMatch(says);
    expect(report.errors[0]?.hint).toMatch(/\w{3}/);
    const folder = key.slice(0, key.lastIndexOf('/'));
    expect(await publishedKeys(`releases/${folder}/`)).toEqual([]);
    const kept = await s3.send(
      new GetObjectCommand({ Bucket: stack.uploadBucket, Key: key, VersionId: dropped.versionId }),
    );
    expect(kept.ContentLength).toBe(Buffer.byteLength(body));
  },
);

it.each(['~$a.txt', '.~lock.a.txt#'])('%s is ignored without a report', async (name) => {
  const key = fresh(name);
  await drop(key, 'x');
  expect(await endOf(key)).toMatchObject({ outcome: 'ignored' });
  expect(await newestReport(key)).toBeUndefined();
});

it('folder markers and what computers leave in folders do not start an execution', async () => {
  const names = ['.DS_Store', 'Thumbs.db', 'folder/', 'a.files/.DS_Store'];
  const keys = names.map((name) => fresh(name));
  for (const key of keys) await drop(key, 'x');
  for (const key of keys) await remove(key);
  const last = fresh('~$last.txt');
  await drop(last, 'x');
  await endOf(last);
  for (const key of keys) expect([key, await executionsOf(key)]).toEqual([key, []]);
});
