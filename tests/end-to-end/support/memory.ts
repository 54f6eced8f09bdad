import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { MemoryEntry } from '../../../core/translation/memory/entries.ts';
import { dynamo } from './cloud.ts';
import { tableOf } from './tables.ts';

/** What the machine's memory holds of texts with this word. */
export async function remembered(of: string): Promise<MemoryEntry[]> {
  const found: MemoryEntry[] = [];
  const scan = {
    TableName: await tableOf('TranslationMemory'),
    FilterExpression: 'contains(#source, :word)',
    ExpressionAttributeNames: { '#source': 'source' },
    ExpressionAttributeValues: { ':word': of },
  };
  for await (const { Items = [] } of paginateScan({ client: DynamoDBDocumentClient.from(dynamo) }, scan))
    found.push(...(Items as MemoryEntry[]));
  return found;
}
