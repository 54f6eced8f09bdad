import { setTimeout as pause } from 'node:timers/promises';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { TerminologyRecord } from '../../core/translation/terminology/terminology-record.ts';
import { contended } from '../contended.ts';

/** The item `terminology` of `terminology/<source>` in the Releases table: one record a source language. */
export interface TermRecords {
  read(source: string): Promise<TerminologyRecord | undefined>;
  /**
   * Reads the record, lets `decide` say what it becomes, and writes that if nobody was faster; else
   * begins again.
   */
  change<T>(
    source: string,
    decide: (current: TerminologyRecord | undefined) => { result: T; record?: TerminologyRecord | undefined },
  ): Promise<T>;
}

/** Lists are dropped by hand; so many that change at once mean that something else is wrong. */
const attempts = 12;

export function termRecordsTable(dynamo: DynamoDBDocumentClient, table: string): TermRecords {
  const keyOf = (source: string) => ({ slug: `terminology/${source}`, item: 'terminology' });

  async function read(source: string): Promise<TerminologyRecord | undefined> {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: keyOf(source), ConsistentRead: true }));
    return Item?.['value'] as TerminologyRecord | undefined;
  }

  return {
    read,
    async change(source, decide) {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const current = await read(source);
        const { result, record } = decide(current);
        if (record === undefined) return result;
        try {
          await dynamo.send(
            new PutCommand({
              TableName: table,
              Item: { ...keyOf(source), value: record },
              ...unchangedSince(current),
            }),
          );
          return result;
        } catch (error) {
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
          await pause(Math.random() * Math.min(20 * 2 ** attempt, 500));
        }
      }
      throw contended(`the term list of ${source}`);
    },
  };
}

function unchangedSince(current: TerminologyRecord | undefined): object {
  if (current === undefined) return { ConditionExpression: 'attribute_not_exists(slug)' };
  return {
    ConditionExpression: '#value.tick = :tick',
    ExpressionAttributeNames: { '#value': 'value' },
    ExpressionAttributeValues: { ':tick': current.tick },
  };
}
