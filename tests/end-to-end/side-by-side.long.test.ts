import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishKeys, siteKeys, workKeys } from '../../contracts/keys.ts';
import type { Report } from '../../contracts/report.ts';
import type { SiteKeys } from '../../contracts/signature.ts';
import { cdk, deploy, type Outputs } from '../../local/deploy.ts';
import { repository } from '../../local/paths.ts';
import { silent } from '../../local/progress.ts';
import { until } from '../../terminal/until.ts';
import { s3, stack, stateDirectory } from './support/cloud.ts';
import { npmRun } from './support/npm-run.ts';
import { dropAndWait, fresh } from './support/releases.ts';

const name = 'DragomanBeside';
const app = 'node tests/end-to-end/support/second-app.ts';
const options = { ...stack, stateDirectory, context: ['languages=de'], app, stackName: name, progress: silent };
const ofSecond = ['--stack', name];

let second: Outputs;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'beside-'));
  second = await deploy(options);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function bytesOf(bucket: string, key: string): Promise<string | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToString();
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
    throw error;
  }
}

const put = (key: string, Body: string, Metadata = {}) =>
  s3.send(new PutObjectCommand({ Bucket: second.uploadBucket, Key: key, Body, Metadata }));

/** The report of an upload of the second stack. */
const reported = (key: string, isMeant: (report: Report) => boolean = () => true) =>
  until(`the second pipeline to report ${key}`, async () => {
    const text = await bytesOf(second.workBucket, workKeys.report(key));
    const report = text === undefined ? undefined : (JSON.parse(text) as Report);
    return report !== undefined && isMeant(report) ? report : undefined;
  });

/** A command that does what it is asked to. */
async function said(command: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await npmRun(command, [...args, ...ofSecond]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** With the assembly that the deployment made: what it is made of does not change. */
const cdkWith = (command: string, ...args: string[]) =>
  cdk(options, repository, [command, name, '--app', path.join(stateDirectory, 'cdk.out'), ...args]);

it('two stacks in one account both work, and neither hears of the other', async () => {
  expect(second.uploadBucket).not.toBe(stack.uploadBucket);

  const key = fresh('beside.md');
  await put(key, '# Beside\n\nAnother pipeline.\n');
  const report = await reported(key);
  expect(report).toMatchObject({ outcome: 'published', version: 1 });
  expect(Object.keys(report.languages)).toEqual(['en', 'de']);
  // Nothing said where its site is, so it is where its distribution is.
  const address = `https://${second.distributionDomainName}/de/${key.slice(0, -3)}/`;
  expect(report.languages['de']?.url).toBe(address);

  // A file is estimated for the languages of the one that is asked, which are not those of cdk.json.
  const file = 'examples/river-ferry.md';
  const estimate = JSON.parse((await npmRun('estimate', ['--json', '--stack', 'DragomanBeside', file])).stdout);
  expect(estimate).toMatchObject([{ configuration: 'the stack DragomanBeside', memory: 'the stack DragomanBeside' }]);
  expect(Object.keys(estimate[0].languages)).toEqual(['de']);

  const first = await dropAndWait(fresh('first.md'), '# First\n\nThe first pipeline.\n', {
    metadata: { languages: 'es' },
  });
  expect(first).toMatchObject({ outcome: 'published' });
});

it('a stack that is removed comes back with everything that it had, and is gone when it is deleted', async () => {
  const key = fresh('kept.md');
  const secret = fresh('secret.md');
  const slug = key.slice(0, -3);
  await put(key, '# Kept\n\nThis outlives its stack.\n');
  await put(secret, '# Secret\n\nNot yet.\n', { embargo: new Date(Date.now() + 864e5).toISOString() });
  await reported(key, ({ outcome }) => outcome === 'published');
  await reported(secret, ({ outcome }) => outcome === 'held');
  const files = [publishKeys.manifest(slug, 1), publishKeys.signature(slug, 1)].concat(
    `${publishKeys.version(slug, 1)}${publishKeys.document('de', 'md')}`,
  );
  const before = await Promise.all(files.map((file) => bytesOf(second.publishBucket, file)));
  expect(before).not.toContain(undefined);
  expect((await npmRun('leftovers', ['list', ...ofSecond])).stderr).toContain('The stack DragomanBeside exists.');

  await cdkWith('destroy', '--force');
  expect(await said('leftovers', 'list')).toContain(second.publishBucket);
  const mapping = path.join(folder, 'adopt.json');
  expect(await said('leftovers', 'adopt', '-o', mapping)).toContain(`npx cdk import --resource-mapping ${mapping}`);
  await cdkWith('import', '--resource-mapping', mapping);
  await cdkWith('deploy', '--require-approval', 'never');
  expect(await Promise.all(files.map((file) => bytesOf(second.publishBucket, file)))).toEqual(before);

  // What was there is known, and goes on: numbers, memory, the chain, what waited.
  expect(await said('republish', '--waiting', '--yes')).toMatch(new RegExp(`${secret.slice(0, -3)} +waits until`));
  expect(await reported(secret, ({ revision }) => revision === 2)).toMatchObject({ outcome: 'held' });
  await put(key, '# Kept\n\nThis outlives its stack.\n\nIt does.\n');
  const next = await reported(key, ({ version }) => version === 2);
  expect(next).toMatchObject({ outcome: 'published' });
  const signed = JSON.parse((await bytesOf(second.publishBucket, publishKeys.signature(slug, 2))) ?? '');
  expect(JSON.parse(signed.signed)).toMatchObject({ version: 2, previous: { entry: expect.any(Number) } });
  const { keys } = JSON.parse((await bytesOf(second.publishBucket, siteKeys.keys)) ?? '') as SiteKeys;
  expect(keys.map(({ fingerprint }) => fingerprint)).toEqual([JSON.parse(before[1] ?? '').key, signed.key]);

  await cdkWith('destroy', '--force');
  const [, deletedAt = ''] = /^ {2}bucket .* (\S+)$/m.exec(await said('leftovers', 'list')) ?? [];
  expect(await said('leftovers', 'delete', '--deleted', deletedAt, '--confirm', name)).toContain(
    `Deleted: bucket ${second.publishBucket}\n`,
  );
  expect((await npmRun('leftovers', ['list', ...ofSecond])).stdout).toMatch(/^ {2}key /m);
});
