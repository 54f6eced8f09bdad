import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { environmentConfig } from '../../cli/deployment.ts';
import { ensureCertificate } from '../../local/certificate.ts';

test('commands trust what AWS_CA_BUNDLE names, as aws does, and nothing without it', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'authority-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const { certificate, key, caBundle } = await ensureCertificate(directory);
  const server = createServer({ cert: await readFile(certificate), key: await readFile(key) }, (_request, response) =>
    response.end(
      '<ListAllMyBucketsResult><Buckets><Bucket><Name>one</Name></Bucket></Buckets></ListAllMyBucketsResult>',
    ),
  ).listen(0, '127.0.0.1');
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  await once(server, 'listening');

  const buckets = async (env: NodeJS.ProcessEnv) => {
    const client = new S3Client({
      ...(await environmentConfig(env)),
      endpoint: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
    return (await client.send(new ListBucketsCommand({}))).Buckets;
  };
  expect(await buckets({ AWS_CA_BUNDLE: caBundle })).toEqual([{ Name: 'one' }]);
  await expect(buckets({})).rejects.toThrow('unable to verify the first certificate');
  await expect(buckets({ AWS_CA_BUNDLE: '' })).rejects.toThrow('unable to verify the first certificate');
});

test('a file of authorities that is not there is named', async () => {
  await expect(environmentConfig({ AWS_CA_BUNDLE: '/nowhere/ca.pem' })).rejects.toThrow(
    'AWS_CA_BUNDLE is "/nowhere/ca.pem", which cannot be read',
  );
});
