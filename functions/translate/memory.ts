import { setTimeout as pause } from 'node:timers/promises';
import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Memory, MemoryEntry } from '../../core/translate-document/index.ts';

/** BatchGetItem takes 100 keys, BatchWriteItem 25 items (DynamoDB API reference). */
const keysAtOnce = 100;
const itemsAtOnce = 25;

/** What DynamoDB leaves undone it was too busy for; each further round waits longer, up to about 6 s in all. */
const rounds = 7;

/** The TranslationMemory table: one item a segment, language pair and engine. */
export function translationMemory(dynamo: DynamoDBDocumentClient, table: string): Memory {
  return {
    async lookup(keys) {
      const found = new Map<string, MemoryEntry>();
      await inChunks([...new Set(keys)], keysAtOnce, async (chunk) => {
        let asked: Record<string, unknown>[] = chunk.map((key) => ({ key }));
        await untilDone(async () => {
          const { Responses, UnprocessedKeys } = await dynamo.send(
            new BatchGetCommand({ RequestItems: { [table]: { Keys: asked, ConsistentRead: true } } }),
          );
          for (const { key, ...entry } of Responses?.[table] ?? []) found.set(String(key), entry as MemoryEntry);
          asked = UnprocessedKeys?.[table]?.Keys ?? [];
          return asked.length === 0;
        });
      });
      return found;
    },

    async keep(entries) {
      await inChunks([...entries], itemsAtOnce, async (chunk) => {
        let puts: { PutRequest?: { Item: Record<string, unknown> | undefined } }[] = chunk.map(([key, entry]) => ({
          PutRequest: { Item: { key, ...entry } },
        }));
        await untilDone(async () => {
          const { UnprocessedItems } = await dynamo.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }));
          puts = UnprocessedItems?.[table] ?? [];
          return puts.length === 0;
        });
      });
    },
  };
}

async function inChunks<T>(all: readonly T[], size: number, act: (chunk: T[]) => Promise<void>): Promise<void> {
  const chunks: T[][] = [];
  for (let start = 0; start < all.length; start += size) chunks.push(all.slice(start, start + size));
  await Promise.all(chunks.map(act));
}

async function untilDone(round: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < rounds; n += 1) {
    if (await round()) return;
    await pause(Math.random() * 100 * 2 ** n);
  }
  throw new Error('DynamoDB left a part undone in every round');
}
