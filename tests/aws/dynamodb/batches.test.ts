import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { documentClientOptions } from '../../../aws/clients.ts';
import { batchGet, batchPut } from '../../../aws/dynamodb/batches.ts';

type Item = Record<string, unknown>;
interface Request {
  target: string;
  items: Item[];
}

/** A table behind the real SDK that leaves of each request undone what `leave` says. */
function busyTable(leave: (request: Request, count: number) => Item[], stored: Record<string, Item> = {}) {
  const requests: Request[] = [];
  const handle = async ({ headers, body }: { headers: Record<string, string>; body: string }) => {
    const target = String(headers['x-amz-target']).replace(/.*\./, '');
    const { RequestItems } = JSON.parse(body) as { RequestItems: Record<string, Item[] | { Keys: Item[] }> };
    const asked = RequestItems['table'] ?? [];
    const items = Array.isArray(asked) ? asked : asked.Keys;
    const request = { target, items };
    requests.push(request);
    const left = leave(request, requests.length);
    const done = items.filter((item) => !left.includes(item));
    const answer =
      target === 'BatchGetItem'
        ? {
            Responses: { table: done.flatMap((key) => stored[keyOf(key)] ?? []) },
            // As DynamoDB has it: what is left to ask, with how it was asked.
            UnprocessedKeys: left.length === 0 ? {} : { table: { Keys: left, ConsistentRead: true } },
          }
        : { UnprocessedItems: left.length === 0 ? {} : { table: left } };
    for (const item of done) if (target === 'BatchWriteItem') stored[keyOf(item)] = putOf(item);
    return { response: { statusCode: 200, headers: {}, body: new Blob([JSON.stringify(answer)]).stream() } };
  };
  const client = new DynamoDBClient({
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: { handle, updateHttpClientConfig: () => {}, httpHandlerConfigs: () => ({}) } as never,
  });
  return { dynamo: DynamoDBDocumentClient.from(client, documentClientOptions), requests, stored };
}

const putOf = (item: Item) => (item['PutRequest'] as { Item: Item }).Item;
function keyOf(item: Item): string {
  const key = ('PutRequest' in item ? putOf(item) : item)['key'] as { S: string };
  return key.S;
}

const keys = (count: number) => Array.from({ length: count }, (_, index) => `key-${index}`);
const entry = (key: string) => ({ key: { S: key }, target: { S: `${key}!` } });
const stored = (count: number) => Object.fromEntries(keys(count).map((key) => [key, entry(key)]));
const waited: number[] = [];
const options = { pause: async (ms: number) => void waited.push(ms) };

describe('batchGet', () => {
  test('asks for a hundred keys at once, each once, and finds what is there', async () => {
    const { dynamo, requests } = busyTable(() => [], stored(150));
    const found = await batchGet<{ target: string }>(dynamo, 'table', [...keys(250), ...keys(250)], options);
    expect(requests.map(({ items }) => items.length).toSorted((a, b) => a - b)).toEqual([50, 100, 100]);
    expect(found.size).toBe(150);
    expect(found.get('key-7')).toEqual({ target: 'key-7!' });
  });

  test('asks again for the keys that were left, and for no others, until none is', async () => {
    const { dynamo, requests } = busyTable(({ items }) => items.slice(Math.ceil(items.length / 2)), stored(100));
    const before = waited.length;
    // Halved until one is left, of which the half is done.
    const found = await batchGet(dynamo, 'table', keys(100), options);
    expect(requests.map(({ items }) => items.length)).toEqual([100, 50, 25, 12, 6, 3, 1]);
    expect([...found.keys()].toSorted()).toEqual(keys(100).toSorted());
    expect(waited.length - before).toBe(6);
  });

  test('waits longer each time', async () => {
    const { dynamo } = busyTable(({ items }, count) => (count < 7 ? items : []), stored(1));
    waited.length = 0;
    expect((await batchGet(dynamo, 'table', ['key-0'], options)).size).toBe(1);
    expect(waited).toHaveLength(6);
    for (const [index, ms] of waited.entries()) expect(ms).toBeLessThanOrEqual(100 * 2 ** index);
  });

  test('fails where a key is never answered: what is not known to be missing is not taken for it', async () => {
    const { dynamo, requests } = busyTable(({ items }) => items.slice(0, 1), stored(2));
    await expect(batchGet(dynamo, 'table', ['key-0', 'key-1'], options)).rejects.toThrow('did not process all items');
    expect(requests).toHaveLength(7);
  });

  test('asks nothing for nothing', async () => {
    const { dynamo, requests } = busyTable(() => []);
    expect((await batchGet(dynamo, 'table', [], options)).size).toBe(0);
    expect(requests).toEqual([]);
  });
});

describe('batchPut', () => {
  const items = (count: number) => new Map(keys(count).map((key) => [key, { target: `${key}!`, missing: undefined }]));

  test('puts twenty-five items at once', async () => {
    const table = busyTable(() => []);
    await batchPut(table.dynamo, 'table', items(60), options);
    expect(table.requests.map((request) => request.items.length).toSorted((a, b) => a - b)).toEqual([10, 25, 25]);
    expect(table.stored).toEqual(stored(60));
  });

  test('puts again what was left, until all is stored', async () => {
    const table = busyTable((request) => request.items.slice(Math.ceil(request.items.length / 2)));
    await batchPut(table.dynamo, 'table', items(25), options);
    expect(table.requests.map((request) => request.items.length)).toEqual([25, 12, 6, 3, 1]);
    expect(table.stored).toEqual(stored(25));
  });

  test('fails where an item is never stored; the others are', async () => {
    const table = busyTable((request) => request.items.filter((item) => keyOf(item) === 'key-3'));
    await expect(batchPut(table.dynamo, 'table', items(25), options)).rejects.toThrow('did not process all items');
    expect(Object.keys(table.stored)).toHaveLength(24);
  });
});
