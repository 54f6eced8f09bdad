import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Memory, MemoryEntry } from '../../core/translate-document/index.ts';
import { batchGet, batchPut } from '../shared/batches.ts';

/** The table TranslationMemory: what machines translated. */
export function translationMemory(dynamo: DynamoDBDocumentClient, table: string): Memory {
  return {
    lookup: (keys) => batchGet<MemoryEntry>(dynamo, table, keys),
    keep: (entries) => batchPut(dynamo, table, entries),
  };
}
