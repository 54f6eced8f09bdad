import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { publishKeys, workKeys } from '../../contracts/keys.ts';
import type { Report } from '../../contracts/report.ts';
import { runWorkers } from '../../core/lib/run-workers.ts';
import { deploy } from '../../local/deploy.ts';
import { silent } from '../../local/progress.ts';
import { until } from '../../terminal/until.ts';
import { s3, stack, stateDirectory } from './support/cloud.ts';
import { type Dropped, found } from './support/releases.ts';

const text = '# The ferry sails again\n\nZanzibar is reached by noon.\n';

describe('a pipeline as it is configured by default', () => {
  it('holds the eleventh withdrawal within five minutes, and keeps that release', async () => {
    const own = await deploy({
      ...stack,
      stateDirectory,
      context: ['languages=es'],
      app: 'node tests/end-to-end/support/second-app.ts DragomanOfSlips',
      stackName: 'DragomanOfSlips',
      progress: silent,
    });
    const read = async <T>(Bucket: string, Key: string): Promise<T | undefined> => {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
        return JSON.parse((await Body?.transformToString()) ?? '') as T;
      } catch (error) {
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
        throw error;
      }
    };
    const ended = ({ key, versionId }: Dropped) =>
      until(`the report of ${key}`, () => read<Report>(own.workBucket, workKeys.history(key, versionId)));
    const put = async (key: string) => {
      const { VersionId = '' } = await s3.send(
        new PutObjectCommand({ Bucket: own.uploadBucket, Key: key, Body: text }),
      );
      return ended({ key, versionId: VersionId });
    };

    const keys = Array.from({ length: 11 }, (_, n) => `folder/${n}.md`);
    // A few at once: the stack is new, and each at once would start functions of its own.
    await runWorkers(keys, 3, async (key) => expect((await put(key)).outcome).toBe('published'));
    const reports = await Promise.all(
      keys.map(async (key) => {
        const { VersionId = '' } = await s3.send(new DeleteObjectCommand({ Bucket: own.uploadBucket, Key: key }));
        return ended({ key, versionId: VersionId });
      }),
    );
    const held = reports.filter(({ outcome }) => outcome === 'held');
    expect(reports.filter(({ outcome }) => outcome === 'withdrawn')).toHaveLength(10);
    expect(held).toMatchObject([{ errors: [{ code: 'ManyWithdrawals' }] }]);
    const [{ release = '', upload } = found(held[0], 'what is held')] = held;
    expect(await read(own.publishBucket, publishKeys.latest(release))).toMatchObject({ status: 'published' });
    expect(await put(upload.key)).toMatchObject({ outcome: 'unchanged', version: 1 });
  });
});
