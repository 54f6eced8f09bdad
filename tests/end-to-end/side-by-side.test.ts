import { GetObjectCommand, PutObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { expect, inject, it } from 'vitest';
import { deploy } from '../../local/deploy.ts';
import { silent } from '../../local/progress.ts';
import { s3, stack } from './support/cloud.ts';
import { dropAndWait, fresh } from './support/releases.ts';
import { until } from './support/until.ts';

it('two stacks in one account both work, and neither hears of the other', async () => {
  const second = await deploy({
    ...stack,
    stateDirectory: inject('stateDirectory'),
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
  const latest = await until('the second pipeline to publish', async () => {
    try {
      const { Body } = await s3.send(
        new GetObjectCommand({ Bucket: second.publishBucket, Key: `latest/${key.slice(0, -3)}.json` }),
      );
      return JSON.parse((await Body?.transformToString()) ?? '');
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
      throw error;
    }
  });
  expect(Object.keys(latest.languages)).toEqual(['en', 'de']);

  const first = await dropAndWait(fresh('first.md'), '# First\n\nThe first pipeline.\n', {
    metadata: { languages: 'es' },
  });
  expect(first).toMatchObject({ outcome: 'published' });
});
