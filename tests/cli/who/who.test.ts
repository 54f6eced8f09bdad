import { stripVTControlCharacters } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../../cli/who/main.ts';
import { deploymentInMemory } from '../../support/in-memory-cloud/deployment.ts';
import type { InMemoryCloud } from '../../support/in-memory-cloud/in-memory-cloud.ts';
import { pipelineInMemory } from '../../support/in-memory-cloud/services.ts';

let cloud: InMemoryCloud;
let out = '';
beforeEach(() => {
  cloud = pipelineInMemory();
  cloud.s3.create('audit');
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += stripVTControlCharacters(String(text));
    return true;
  });
});
afterEach(() => void vi.restoreAllMocks());

const record = (eventTime: string, eventName: string, key: string, version: string, who: string, more = {}) => ({
  eventTime,
  eventName,
  sourceIPAddress: '192.0.2.7',
  userIdentity: { type: 'AssumedRole', arn: `arn:aws:sts::111122223333:assumed-role/Press/${who}` },
  requestParameters: { bucketName: 'upload', key },
  responseElements: { 'x-amz-version-id': version },
  ...more,
});

function keep(day: string, ...Records: object[]): void {
  const Key = `AWSLogs/111122223333/CloudTrail/eu-west-1/${day.replaceAll('-', '/')}/111122223333_CloudTrail_x.json.gz`;
  cloud.s3.answer('PutObjectCommand', { Bucket: 'audit', Key, Body: gzipSync(JSON.stringify({ Records })) });
}

const who = (...argv: string[]) => main(argv, async () => ({ ...deploymentInMemory(cloud), auditBucket: 'audit' }));

describe('who did it', () => {
  const key = 'press/results.fr.xlf';
  beforeEach(() => {
    keep('2026-11-20', record('2026-11-20T09:00:00Z', 'PutObject', key, 'v0', 'old'));
    keep(
      '2026-11-25',
      record('2026-11-25T10:00:00Z', 'DeleteObject', key, 'marker', 'bo'),
      record('2026-11-25T09:00:00Z', 'PutObject', key, 'v1', 'ana\u001b]0;x\u0007'),
      record('2026-11-25T09:30:00Z', 'PutObject', 'press/other.md', 'v1', 'eve'),
      record('2026-11-25T09:40:00Z', 'PutObject', key, 'v2', 'denied', { errorCode: 'AccessDenied' }),
    );
    cloud.s3.answer('PutObjectCommand', {
      Bucket: 'audit',
      Key: 'AWSLogs/1/CloudTrail-Digest/x/2026/11/25/y.json.gz',
      Body: 'z',
    });
  });

  test('is shown in order, from the day on, without what a terminal would obey', async () => {
    await who(key, '--since', '2026-11-24');
    expect(out).toMatch(
      /09:00:00Z +PutObject +arn:aws:sts::111122223333:assumed-role\/Press\/ana<U\+001B>\]0;x<U\+0007> +192\.0\.2\.7 +v1\n.*10:00:00Z +DeleteObject +\S+\/bo /,
    );
    expect(out).not.toMatch(/old|eve|denied/);
  });

  test('is shown of one version', async () => {
    await who(key, '--since', '2026-11-01', '--version', 'v0');
    expect(out).toContain('/Press/old');
    expect(out).not.toContain('/bo');
  });

  test('is not in the record yet, or not recorded', async () => {
    await who('press/nothing.md', '--since', '2026-11-01');
    expect(out).toContain('The record since 2026-11-01 does not have this file.');
    await expect(main([key], async () => deploymentInMemory(cloud))).rejects.toThrow('"auditTrail": true');
    await expect(who(key, '--since', 'monday')).rejects.toThrow('write a day, such as 2026-11-24');
  });
});
