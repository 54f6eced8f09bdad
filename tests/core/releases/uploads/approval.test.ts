import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { approvalCommand, approvedBy } from '../../../../core/releases/uploads/approval.ts';

/** A stand-in for `aws` that says what a shell has made of its arguments and its input. */
const bin = mkdtempSync(path.join(tmpdir(), 'aws-'));
const input = path.join(bin, 'input');
writeFileSync(path.join(bin, 'aws'), `#!/bin/sh\ncat > '${input}'\nfor word; do printf "%s\\0" "$word"; done\n`, {
  mode: 0o755,
});
afterAll(() => rmSync(bin, { recursive: true }));

const asShellReads = (command: string) =>
  execFileSync('sh', ['-c', command], { env: { PATH: `${bin}:/usr/bin:/bin` }, encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

const upload = { key: '2026/report.md', versionId: 'aBc.1_' };

describe('the command that approves', () => {
  test('writes the number where only an approver may write', () => {
    const command = approvalCommand('upload', upload, 31_457_280);
    expect(command).toBe('printf 31457280 | aws s3 cp - s3://upload/approvals/2026/report.md/aBc.1_');
    expect(asShellReads(command)).toEqual(['s3', 'cp', '-', 's3://upload/approvals/2026/report.md/aBc.1_']);
    expect(readFileSync(input, 'utf8')).toBe('31457280');
  });

  test('names any file, and is read back as it was meant', () => {
    const key = 'it\'s $HOME/`id` & "more"; rm -rf *\n!é.md';
    const [, , , address = ''] = asShellReads(approvalCommand('upload', { ...upload, key }, 7));
    expect(approvedBy(address.slice('s3://upload/'.length))).toEqual({ key, versionId: 'aBc.1_' });
  });

  test.each(['approvals/', 'approvals/a.md', 'approvals//x', 'approvals/a.md/'])('%s names no version', (key) => {
    expect(approvedBy(key)).toBeUndefined();
  });
});
