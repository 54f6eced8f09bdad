import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { HumanEntry } from '../../core/human/index.ts';
import { runWorkers } from '../../core/translate-document/workers.ts';

/** Requests at once; the SDK keeps 50 connections. */
const atOnce = 25;

/** The HumanMemory table, as people's files write to it. */
export interface PeoplesMemory {
  keep(entries: ReadonlyMap<string, HumanEntry>): Promise<void>;
  /** Removes what a file has brought, but not what another has said of the same segment since. */
  forget(keys: Iterable<string>, from: string): Promise<void>;
}

export function peoplesMemory(dynamo: DynamoDBDocumentClient, table: string): PeoplesMemory {
  return {
    async keep(entries) {
      await runWorkers([...entries], atOnce, async ([key, entry]) => {
        await dynamo.send(new PutCommand({ TableName: table, Item: { key, ...entry } }));
      });
    },
    async forget(keys, from) {
      await runWorkers([...keys], atOnce, async (key) => {
        try {
          await dynamo.send(
            new DeleteCommand({
              TableName: table,
              Key: { key },
              ConditionExpression: '#from = :from',
              ExpressionAttributeNames: { '#from': 'from' },
              ExpressionAttributeValues: { ':from': from },
            }),
          );
        } catch (error) {
          if (!(error instanceof ConditionalCheckFailedException)) throw error; // gone, or another's
        }
      });
    },
  };
}
