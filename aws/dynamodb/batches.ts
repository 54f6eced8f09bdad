import { setTimeout as sleep } from 'node:timers/promises';
import {
  BatchGetCommand,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';
import { fault } from '../../contracts/fault.ts';
import { runWorkers } from '../../core/lib/run-workers.ts';

/** BatchGetItem takes 100 keys, BatchWriteItem 25 items (DynamoDB API reference). */
const keysAtOnce = 100;
const itemsAtOnce = 25;

/** Concurrent requests, so that a long text leaves connections to others. */
const concurrency = 16;

/** Milliseconds before each retry of unprocessed items, which mean throttling; about 6 s in all. */
const rounds = 7;

export interface BatchOptions {
  /** Waits this many milliseconds. */
  pause?: (ms: number) => Promise<unknown>;
}

/**
 * Reads the items with these keys from a table whose key is the attribute `key`.
 */
export async function batchGet<T>(
  dynamo: DynamoDBDocumentClient,
  table: string,
  keys: readonly string[],
  { pause = sleep }: BatchOptions = {},
): Promise<Map<string, T>> {
  const items = await batchGetItems(
    dynamo,
    table,
    [...new Set(keys)].map((key) => ({ key })),
    { pause },
  );
  return new Map(items.map(({ key, ...item }) => [String(key), item as T]));
}

/** Reads the items with these keys, each once; retries those that were not processed. */
export async function batchGetItems(
  dynamo: DynamoDBDocumentClient,
  table: string,
  keys: readonly Record<string, unknown>[],
  { pause = sleep }: BatchOptions = {},
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  await inChunks(keys, keysAtOnce, async (chunk) => {
    let asked = chunk;
    await untilDone(pause, async () => {
      const { Responses, UnprocessedKeys } = await dynamo.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: asked, ConsistentRead: true } } }),
      );
      found.push(...(Responses?.[table] ?? []));
      asked = UnprocessedKeys?.[table]?.Keys ?? [];
      return asked.length === 0;
    });
  });
  return found;
}

/** Puts items under their keys; retries each until it is stored. */
export async function batchPut(
  dynamo: DynamoDBDocumentClient,
  table: string,
  items: ReadonlyMap<string, object>,
  options?: BatchOptions,
): Promise<void> {
  const puts = [...items].map(([key, item]) => ({ PutRequest: { Item: { key, ...item } } }));
  await batchWrite(dynamo, table, puts, options);
}

/** Deletes the items with these keys; retries each until it is deleted. */
export async function batchDelete(
  dynamo: DynamoDBDocumentClient,
  table: string,
  keys: readonly string[],
  options?: BatchOptions,
): Promise<void> {
  const deletions = keys.map((key) => ({ DeleteRequest: { Key: { key } } }));
  await batchWrite(dynamo, table, deletions, options);
}

/** Reads every item of a table, page by page; takes minutes for a million items. */
export async function* allItems(
  dynamo: DynamoDBDocumentClient,
  table: string,
): AsyncGenerator<Record<string, unknown>> {
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await dynamo.send(
      new ScanCommand({ TableName: table, ExclusiveStartKey: start, ConsistentRead: true }),
    );
    yield* Items;
    start = LastEvaluatedKey;
  } while (start !== undefined);
}

type Write = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

async function batchWrite(
  dynamo: DynamoDBDocumentClient,
  table: string,
  writes: readonly Write[],
  { pause = sleep }: BatchOptions = {},
): Promise<void> {
  await inChunks(writes, itemsAtOnce, async (chunk) => {
    let left: Write[] = chunk;
    await untilDone(pause, async () => {
      const { UnprocessedItems } = await dynamo.send(new BatchWriteCommand({ RequestItems: { [table]: left } }));
      left = UnprocessedItems?.[table] ?? [];
      return left.length === 0;
    });
  });
}

async function inChunks<T>(all: readonly T[], size: number, act: (chunk: T[]) => Promise<void>): Promise<void> {
  const chunks: T[][] = [];
  for (let start = 0; start < all.length; start += size) chunks.push(all.slice(start, start + size));
  await runWorkers(chunks, concurrency, act);
}

async function untilDone(pause: (ms: number) => Promise<unknown>, round: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < rounds; n += 1) {
    if (await round()) return;
    await pause(Math.random() * 100 * 2 ** n);
  }
  throw fault`DynamoDB did not process all items, in every attempt`;
}
