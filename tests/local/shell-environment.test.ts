import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeEnvironment } from '../../local/shell-environment.ts';
import { removeStack } from '../../local/stack-file.ts';
import { awsCommands, usage } from '../../local/usage.ts';

let directory: string;
beforeEach(async () => {
  directory = path.join(await mkdtemp(path.join(tmpdir(), 'shell-')), "it's a checkout");
  await mkdir(directory);
});
afterEach(() => rm(path.dirname(directory), { recursive: true }));

const stack = {
  endpoint: 'https://127.0.0.1:4567',
  caBundle: '.local/tls/ca.pem',
  region: 'us-east-1',
  accessKeyId: 'test',
  secretAccessKey: 'test',
  uploadBucket: 'up-1',
  workBucket: 'work-1',
  publishBucket: 'publish-1',
  stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:x',
  translateEndpoint: 'http://127.0.0.1:1',
  siteUrl: 'http://127.0.0.1:2',
};

test('a shell that has read the file asks this cloud and no other', async () => {
  await writeEnvironment(directory, { ...stack, caBundle: path.join(directory, 'ca.pem') });
  // Stands for any version of the AWS CLI, and says what it was called with.
  const program = path.join(directory, 'aws');
  await writeFile(program, '#!/bin/sh\nprintf "%s\\n" "$@" "$AWS_CA_BUNDLE" "${AWS_PROFILE-no profile}"\n');
  await chmod(program, 0o755);
  const { stdout } = await promisify(execFile)(
    'sh',
    ['-euc', '. ./aws.sh; aws s3 ls "s3://$UPLOAD/a b" "$WORK" "$PUBLISH"'],
    {
      cwd: directory,
      env: { PATH: `${directory}:${process.env['PATH']}`, AWS_PROFILE: 'company' },
    },
  );
  expect(stdout.trimEnd().split('\n')).toEqual([
    ...['--endpoint-url', 'https://127.0.0.1:4567', 's3', 'ls', 's3://up-1/a b', 'work-1', 'publish-1'],
    path.join(directory, 'ca.pem'),
    'no profile',
  ]);
  await removeStack(directory);
  await expect(promisify(execFile)('ls', ['aws.sh'], { cwd: directory })).rejects.toThrow();
});

test('what is printed names every bucket, and the commands read the file first', () => {
  const printed = usage(stack, 'fr');
  for (const bucket of ['up-1', 'work-1', 'publish-1']) expect(printed).toContain(bucket);
  const [first, ...rest] = awsCommands('fr').split('\n');
  expect(first?.trim()).toBe('. .local/aws.sh');
  expect(printed).toContain(rest.join('\n'));
  expect(rest.at(-1)).toContain('/fr/document.md');
});
