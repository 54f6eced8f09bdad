import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { HumanEntry, HumanMemory } from '../../core/translate-document/index.ts';
import { batchGet } from '../shared/batches.ts';

/** The table HumanMemory: what people translated. The role may only read it. */
export function humanMemory(dynamo: DynamoDBDocumentClient, table: string): HumanMemory {
  return { lookup: (keys) => batchGet<HumanEntry>(dynamo, table, keys) };
}
