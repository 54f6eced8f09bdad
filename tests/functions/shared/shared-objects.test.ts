import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { sharedObjects } from '../../../aws/s3/shared-objects.ts';

/** A bucket whose S3 gives one answer, through the real SDK; what it is asked is kept. */
function answering(status: number, headers: Record<string, string> = {}) {
  const asked: { method: string; headers: Record<string, string> }[] = [];
  const handle = async (request: (typeof asked)[number]) => {
    asked.push(request);
    return { response: { statusCode: status, headers, body: undefined } };
  };
  const s3 = new S3Client({
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: { handle, updateHttpClientConfig: () => {}, httpHandlerConfigs: () => ({}) } as never,
  });
  return { objects: sharedObjects(s3, 'bucket'), asked };
}

const object = { key: 'fr/index.html', body: 'x', contentType: 'text/html', mark: { tick: '3' } };

describe('an object that is shared', () => {
  test('is written over exactly what was read', async () => {
    const { objects, asked } = answering(200);
    expect(await objects.replace(object, '"etag"')).toBe(true);
    expect(asked[0]?.headers).toMatchObject({ 'if-match': '"etag"', 'x-amz-meta-tick': '3' });
    expect(asked[0]?.headers).not.toHaveProperty('if-none-match');
  });

  test('is written where nothing was, on the condition that nothing is', async () => {
    const { objects, asked } = answering(200);
    expect(await objects.replace(object, undefined)).toBe(true);
    expect(asked[0]?.headers).toMatchObject({ 'if-none-match': '*' });
    expect(asked[0]?.headers).not.toHaveProperty('if-match');
  });

  test.each([412, 409, 404])('is not written where S3 says %i: somebody came between', async (status) => {
    const { objects } = answering(status);
    expect(await objects.replace(object, '"etag"')).toBe(false);
  });

  test('fails where S3 refuses for another reason', async () => {
    await expect(answering(403).objects.replace(object, undefined)).rejects.toThrow();
    await expect(answering(500).objects.look('a')).rejects.toThrow();
  });

  test('has a mark that is read without its content', async () => {
    const { objects, asked } = answering(200, { etag: '"e"', 'x-amz-meta-tick': '7' });
    expect(await objects.look('a')).toEqual({ etag: '"e"', mark: { tick: '7' } });
    expect(asked[0]?.method).toBe('HEAD');
  });

  test.each([404, 403])('may not be there: %i, which S3 says to those who may not list', async (status) => {
    expect(await answering(status).objects.look('a')).toBeUndefined();
    expect(await answering(status).objects.read('a')).toBeUndefined();
  });
});
