import { createHash } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { objectStore } from '../../../aws/s3/object-store.ts';
import { attempts } from '../../../core/lib/retry-contended.ts';

interface Answer {
  status: number;
  headers?: Record<string, string>;
}

/** A store whose S3 answers from a script, through the real SDK; what it is asked is kept. */
function scripted(answers: Answer[]) {
  const asked: string[] = [];
  const handle = async (request: { method: string; headers: Record<string, string> }) => {
    const { method, headers } = request;
    asked.push([method, headers['if-none-match'] && 'if-none-match', headers['if-match']].filter(Boolean).join(' '));
    const answer = answers.shift() ?? { status: 500 };
    return { response: { statusCode: answer.status, headers: answer.headers ?? {}, body: undefined } };
  };
  const s3 = new S3Client({
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: { handle, updateHttpClientConfig: () => {}, httpHandlerConfigs: () => ({}) } as never,
  });
  return { store: objectStore(s3, 'bucket', { pause: async () => {} }), asked };
}

const body = 'the bytes';
const object = { key: 'a/b', body, contentType: 'text/plain' };
const digest = createHash('sha256').update(body).digest('base64');

describe('what can never change', () => {
  test('is put where nothing is', async () => {
    const { store, asked } = scripted([{ status: 200 }]);
    await store.putOnce(object);
    expect(asked).toEqual(['PUT if-none-match']);
  });

  test('is fine where the same bytes are already', async () => {
    const { store } = scripted([{ status: 412 }, { status: 200, headers: { 'x-amz-checksum-sha256': digest } }]);
    await expect(store.putOnce(object)).resolves.toBeUndefined();
  });

  test('fails where other bytes are', async () => {
    const { store } = scripted([{ status: 412 }, { status: 200, headers: { 'x-amz-checksum-sha256': 'other' } }]);
    await expect(store.putOnce(object)).rejects.toThrow(/other bytes/);
  });

  test('is put again while somebody else is putting it', async () => {
    const { store, asked } = scripted([{ status: 409 }, { status: 409 }, { status: 200 }]);
    await store.putOnce(object);
    expect(asked).toHaveLength(3);
  });

  test('fails as contended where that never ends', async () => {
    const { store, asked } = scripted(Array.from({ length: attempts }, () => ({ status: 409 })));
    await expect(store.putOnce(object)).rejects.toMatchObject({ name: 'Contended' });
    expect(asked).toHaveLength(attempts);
  });

  test('fails with what else S3 says', async () => {
    const { store } = scripted([{ status: 403 }]);
    await expect(store.putOnce(object)).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  });
});

describe('what moves forward', () => {
  const moving = { ...object, mark: { version: '2' } };
  const aheadOf = (stored: Record<string, string>) => Number(stored['version']) > 2;
  const stored = (version: string) => ({ status: 200, headers: { etag: '"e"', 'x-amz-meta-version': version } });

  test('replaces what is behind, on the condition that it is still there', async () => {
    const { store, asked } = scripted([{ status: 412 }, stored('1'), { status: 200 }]);
    expect(await store.putForward(moving, aheadOf)).toBe(true);
    expect(asked).toEqual(['PUT if-none-match', 'HEAD', 'PUT "e"']);
  });

  test('leaves what is ahead', async () => {
    const { store, asked } = scripted([{ status: 412 }, stored('3')]);
    expect(await store.putForward(moving, aheadOf)).toBe(false);
    expect(asked).toEqual(['PUT if-none-match', 'HEAD']);
  });

  test.each([409, 404])('begins again, and asks nothing, after %i', async (status) => {
    const { store, asked } = scripted([{ status: 412 }, stored('1'), { status }, { status: 200 }]);
    expect(await store.putForward(moving, aheadOf)).toBe(true);
    expect(asked).toEqual(['PUT if-none-match', 'HEAD', 'PUT "e"', 'PUT if-none-match']);
  });

  test('looks again when another writer was faster', async () => {
    const { store } = scripted([{ status: 412 }, stored('1'), { status: 412 }, stored('3')]);
    expect(await store.putForward(moving, aheadOf)).toBe(false);
  });
});

describe('what is read, changed and written back', () => {
  const changed = { ...object, mark: { tick: '3' } };

  test('is written over exactly what was read', async () => {
    const { store, asked } = scripted([{ status: 200 }]);
    expect(await store.replace(changed, '"e"')).toBe(true);
    expect(asked).toEqual(['PUT "e"']);
  });

  test('is written where nothing was, on the condition that nothing is', async () => {
    const { store, asked } = scripted([{ status: 200 }]);
    expect(await store.replace(changed, undefined)).toBe(true);
    expect(asked).toEqual(['PUT if-none-match']);
  });

  test.each([412, 409, 404])('is not written where S3 says %i: somebody came between', async (status) => {
    const { store, asked } = scripted([{ status }]);
    expect(await store.replace(changed, '"e"')).toBe(false);
    expect(asked).toHaveLength(1);
  });

  test('fails where S3 refuses for another reason', async () => {
    await expect(scripted([{ status: 403 }]).store.replace(changed, undefined)).rejects.toThrow();
    await expect(scripted([{ status: 500 }]).store.look('a')).rejects.toThrow();
  });

  test('has a mark that is read without its content', async () => {
    const { store, asked } = scripted([{ status: 200, headers: { etag: '"e"', 'x-amz-meta-tick': '7' } }]);
    expect(await store.look('a')).toEqual({ etag: '"e"', mark: { tick: '7' } });
    expect(asked).toEqual(['HEAD']);
  });

  test.each([404, 403])('may not be there: %i, which S3 says to those who may not list', async (status) => {
    expect(await scripted([{ status }]).store.look('a')).toBeUndefined();
    expect(await scripted([{ status }]).store.read('a')).toBeUndefined();
  });
});
