import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { HumanEntry } from '../../core/translation/memory/entries.ts';
import type { HumanMemory } from '../../core/translation/run/ports.ts';
import { batchGet } from './batches.ts';

/** The table HumanMemory: what people translated. The role may only read it. */
export function humanMemory(dynamo: DynamoDBDocumentClient, table: string): HumanMemory {
  return { lookup: (keys) => batchGet<HumanEntry>(dynamo, table, keys) };
}
