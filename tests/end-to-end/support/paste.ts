import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CopyObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { s3, stack } from './cloud.ts';
import type { Dropped } from './releases.ts';

/** Does what the command does that approves an expense: a real shell takes it apart, and the object is put as the AWS CLI would. */
export async function approve(command: string): Promise<void> {
  const bin = mkdtempSync(path.join(tmpdir(), 'aws-'));
  writeFileSync(path.join(bin, 'aws'), '#!/bin/sh\nfor word; do printf "%s\\0" "$word"; done\ncat\n', { mode: 0o755 });
  const said = execFileSync('sh', ['-c', command], { env: { PATH: `${bin}:/usr/bin:/bin` }, encoding: 'utf8' });
  rmSync(bin, { recursive: true });
  const [service, verb, from, to = '', body = ''] = said.split('\0');
  const bucket = `s3://${stack.uploadBucket}/`;
  expect([service, verb, from, to.startsWith(bucket)]).toEqual(['s3', 'cp', '-', true]);
  await s3.send(new PutObjectCommand({ Bucket: stack.uploadBucket, Key: to.slice(bucket.length), Body: body }));
}

/** Does what a command does that a report prints: a real shell takes it apart, and the copy is made as the AWS CLI would. */
export async function paste(command: string, uploadKey: string): Promise<Dropped> {
  const bin = mkdtempSync(path.join(tmpdir(), 'aws-'));
  writeFileSync(path.join(bin, 'aws'), '#!/bin/sh\nfor word; do printf "%s\\0" "$word"; done\n', { mode: 0o755 });
  const said = execFileSync('sh', ['-c', command], { env: { PATH: `${bin}:/usr/bin:/bin` }, encoding: 'utf8' });
  rmSync(bin, { recursive: true });
  const [service, verb, from = '', to, ...options] = said.split('\0').slice(0, -1);
  expect([service, verb, from, to]).toEqual(['s3', 'cp', `s3://${stack.uploadBucket}/${uploadKey}`, from]);
  const option = (name: string) => options[options.indexOf(name) + 1];
  expect(option('--metadata-directive')).toBe('REPLACE');
  const { VersionId = '' } = await s3.send(
    new CopyObjectCommand({
      Bucket: stack.uploadBucket,
      Key: uploadKey,
      CopySource: `${stack.uploadBucket}/${encodeURIComponent(uploadKey)}`,
      MetadataDirective: 'REPLACE',
      ContentType: option('--content-type'),
      Metadata: metadataOf(option('--metadata') ?? ''),
    }),
  );
  return { key: uploadKey, versionId: VersionId };
}

/** As the AWS CLI reads it: JSON, or its shorthand. */
function metadataOf(argument: string): Record<string, string> {
  if (argument.startsWith('{')) return JSON.parse(argument);
  return Object.fromEntries(
    argument.split(',').map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]),
  );
}
