import { setTimeout as pause } from 'node:timers/promises';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Recent, withOneMore } from '../../core/releases/revisions/recent-withdrawals.ts';
import { contended } from '../contended.ts';

/** The withdrawals of the last minutes, of all releases together. */
export interface RecentWithdrawals {
  /**
   * Counts one, once however often it is asked; false where it would be one too many, which is not counted.
   *
   * @param identity of the event that asks for it.
   */
  admit(identity: string, limit: number, now: Date): Promise<boolean>;
}

/** The prefix is reserved for uploads of memories, so no release has this slug. */
export const withdrawalsKey = { slug: 'memory/withdrawals', item: 'recent' };
const attempts = 24;

/** One item of the Releases table that lists them, replaced on the condition that nobody else did. */
export function recentWithdrawals(dynamo: DynamoDBDocumentClient, table: string): RecentWithdrawals {
  return {
    async admit(identity, limit, now) {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const { Item } = await dynamo.send(
          new GetCommand({ TableName: table, Key: withdrawalsKey, ConsistentRead: true }),
        );
        const recent = Item?.['value'] as Recent | undefined;
        const next = withOneMore(recent, identity, limit, now);
        if (next === 'counted') return true;
        if (next === 'full') return false;
        try {
          await dynamo.send(
            new PutCommand({ TableName: table, Item: { ...withdrawalsKey, value: next }, ...unchangedSince(recent) }),
          );
          return true;
        } catch (error) {
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
          await pause(Math.random() * Math.min(20 * 2 ** attempt, 500));
        }
      }
      throw contended('the count of withdrawals');
    },
  };
}

function unchangedSince(recent: Recent | undefined): object {
  if (recent === undefined) return { ConditionExpression: 'attribute_not_exists(slug)' };
  return {
    ConditionExpression: '#value.tick = :tick',
    ExpressionAttributeNames: { '#value': 'value' },
    ExpressionAttributeValues: { ':tick': recent.tick },
  };
}
