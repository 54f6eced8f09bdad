import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { HumanEntry, MemoryEntry } from '../../core/translation/memory/entries.ts';
import type { HumanMemory, Memory } from '../../core/translation/run/ports.ts';
import { batchGet, batchPut } from './batches.ts';

/** The table TranslationMemory: what machines translated. */
export function translationMemory(dynamo: DynamoDBDocumentClient, table: string): Memory {
  return {
    lookup: (keys) => batchGet<MemoryEntry>(dynamo, table, keys),
    keep: (entries) => batchPut(dynamo, table, entries),
  };
}

/** The table HumanMemory: what people translated. The role may only read it. */
export function humanMemory(dynamo: DynamoDBDocumentClient, table: string): HumanMemory {
  return { lookup: (keys) => batchGet<HumanEntry>(dynamo, table, keys) };
}
