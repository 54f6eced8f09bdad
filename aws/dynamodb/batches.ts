import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { runWorkers } from '../../core/lib/run-workers.ts';

/** BatchGetItem takes 100 keys, BatchWriteItem 25 items (DynamoDB API reference). */
const keysAtOnce = 100;
const itemsAtOnce = 25;

/** Requests under way, so that a long text leaves connections to others. */
const concurrency = 16;

/** What DynamoDB leaves undone it was too busy for; each further round waits longer, up to about 6 s in all. */
const rounds = 7;

export interface BatchOptions {
  /** Waits so many milliseconds. */
  pause?: (ms: number) => Promise<unknown>;
}

/** The items of a table, whose key is the attribute `key`, under these keys; each is asked for once, and until it is answered. */
export async function batchGet<T>(
  dynamo: DynamoDBDocumentClient,
  table: string,
  keys: readonly string[],
  { pause = sleep }: BatchOptions = {},
): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  await inChunks([...new Set(keys)], keysAtOnce, async (chunk) => {
    let asked: Record<string, unknown>[] = chunk.map((key) => ({ key }));
    await untilDone(pause, async () => {
      const { Responses, UnprocessedKeys } = await dynamo.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: asked, ConsistentRead: true } } }),
      );
      for (const { key, ...item } of Responses?.[table] ?? []) found.set(String(key), item as T);
      asked = UnprocessedKeys?.[table]?.Keys ?? [];
      return asked.length === 0;
    });
  });
  return found;
}

/** Puts items under their keys, each until it is stored. */
export async function batchPut(
  dynamo: DynamoDBDocumentClient,
  table: string,
  items: ReadonlyMap<string, object>,
  { pause = sleep }: BatchOptions = {},
): Promise<void> {
  await inChunks([...items], itemsAtOnce, async (chunk) => {
    let puts: { PutRequest?: { Item: Record<string, unknown> | undefined } }[] = chunk.map(([key, item]) => ({
      PutRequest: { Item: { key, ...item } },
    }));
    await untilDone(pause, async () => {
      const { UnprocessedItems } = await dynamo.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }));
      puts = UnprocessedItems?.[table] ?? [];
      return puts.length === 0;
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
  throw new Error('DynamoDB did not process all items, in every attempt');
}
