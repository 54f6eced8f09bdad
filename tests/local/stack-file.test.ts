import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRunning } from '../../local/running.ts';
import { readCloudRun, readStack, removeStack, type Stack, writeRun, writeStack } from '../../local/stack-file.ts';

const stack: Stack = {
  endpoint: 'https://127.0.0.1:4566',
  caBundle: '.local/tls/ca.pem',
  region: 'us-east-1',
  accessKeyId: 'test',
  secretAccessKey: 'test',
  uploadBucket: 'upload',
  workBucket: 'work',
  publishBucket: 'publish',
  stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:x',
  translateEndpoint: 'http://127.0.0.1:1',
  siteUrl: 'http://127.0.0.1:2',
};

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'stack-'));
});
afterEach(() => rm(directory, { recursive: true }));

test('is read as it was written, and nothing else is left', async () => {
  await writeStack(directory, stack);
  const run = { pid: process.pid, groups: [{ name: 'MiniStack', pid: 7 }], directories: ['/tmp/dragoman-x'] };
  await writeRun(directory, run);
  expect(await readStack(directory)).toEqual(stack);
  expect(await readCloudRun(directory)).toEqual(run);
  expect((await readdir(directory)).toSorted()).toEqual(['process.json', 'stack.json']);
  await removeStack(directory);
  expect(await readdir(directory)).toEqual([]);
});

test.each(['', '{', '{}', '{"endpoint": "x"}'])('what is no stack is none: %j', async (text) => {
  await writeFile(path.join(directory, 'stack.json'), text);
  expect(await readStack(directory)).toBeNull();
});

test('a stack that does not answer does not run', async () => {
  await writeStack(directory, { ...stack, endpoint: 'https://127.0.0.1:1' });
  expect(await isRunning(directory)).toBe(false);
});
