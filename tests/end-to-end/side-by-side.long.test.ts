import { GetObjectCommand, PutObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { workKeys } from '../../contracts/keys.ts';
import type { Report } from '../../contracts/report.ts';
import { deploy } from '../../local/deploy.ts';
import { silent } from '../../local/progress.ts';
import { until } from '../../terminal/until.ts';
import { s3, stack, stateDirectory } from './support/cloud.ts';
import { npmRun } from './support/npm-run.ts';
import { dropAndWait, fresh } from './support/releases.ts';

it('two stacks in one account both work, and neither hears of the other', async () => {
  const second = await deploy({
    ...stack,
    stateDirectory,
    context: ['languages=de'],
    app: 'node tests/end-to-end/support/second-app.ts',
    stackName: 'DragomanBeside',
    progress: silent,
  });
  expect(second.uploadBucket).not.toBe(stack.uploadBucket);

  const key = fresh('beside.md');
  await s3.send(
    new PutObjectCommand({ Bucket: second.uploadBucket, Key: key, Body: '# Beside\n\nAnother pipeline.\n' }),
  );
  const report = await until('the second pipeline to publish', async () => {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: second.workBucket, Key: workKeys.report(key) }));
      return JSON.parse((await Body?.transformToString()) ?? '') as Report;
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
      throw error;
    }
  });
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
