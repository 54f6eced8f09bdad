import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { approvalCommand, type StoredUpload } from '../../../../core/releases/uploads/upload-again-command.ts';

/** A stand-in for `aws` that says what a shell has made of its arguments. */
const bin = mkdtempSync(path.join(tmpdir(), 'aws-'));
writeFileSync(path.join(bin, 'aws'), '#!/bin/sh\nfor word; do printf "%s\\0" "$word"; done\n', { mode: 0o755 });
afterAll(() => rmSync(bin, { recursive: true }));

const asShellReads = (command: string) =>
  execFileSync('sh', ['-c', command], { env: { PATH: `${bin}:/usr/bin:/bin` }, encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

const object: StoredUpload = {
  bucket: 'upload',
  key: '2026/report.md',
  metadata: {},
  contentType: 'text/markdown',
};

describe('the command that approves', () => {
  test('copies the upload over itself with the number', () => {
    expect(approvalCommand(object, 31_457_280)).toBe(
      `aws s3 cp s3://upload/2026/report.md s3://upload/2026/report.md --metadata-directive REPLACE --content-type text/markdown --metadata approved-characters=31457280`,
    );
  });

  test('keeps what the upload carries, whatever a shell would make of it', () => {
    const key = 'it\'s $HOME/`id` & "more"; rm -rf *\n!é.md';
    const metadata = {
      title: 'A \'b\' "c" $d `e` \\',
      languages: 'es, fr',
      correction: '=?UTF-8?B?w5w=?=',
      'approved-characters': '5',
    };
    const command = approvalCommand(
      {
        ...object,
        key,
        metadata,
        contentType: 'text/markdown; charset="x"',
        contentLanguage: 'en',
        cacheControl: 'no-store',
        contentDisposition: 'attachment; filename="a b"',
        contentEncoding: 'identity',
      },
      7,
    );
    const words = asShellReads(command);
    expect(words.slice(0, 6)).toEqual([
      's3',
      'cp',
      `s3://upload/${key}`,
      `s3://upload/${key}`,
      '--metadata-directive',
      'REPLACE',
    ]);
    const options = Object.fromEntries(
      Array.from({ length: (words.length - 6) / 2 }, (_, n) => [words[6 + 2 * n], words[7 + 2 * n]]),
    );
    expect(options).toMatchObject({
      '--content-type': 'text/markdown; charset="x"',
      '--content-language': 'en',
      '--cache-control': 'no-store',
      '--content-disposition': 'attachment; filename="a b"',
      '--content-encoding': 'identity',
    });
    expect(JSON.parse(options['--metadata'] ?? '')).toEqual({ ...metadata, 'approved-characters': '7' });
  });
});
