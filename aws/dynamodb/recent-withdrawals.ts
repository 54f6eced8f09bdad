import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { RetryOptions } from '../../core/lib/retry-contended.ts';
import { type Recent, withOneMore } from '../../core/releases/revisions/recent-withdrawals.ts';
import { versionedItems } from './versioned-item.ts';

/** Counts the withdrawals of the last minutes, of all releases together. */
export interface RecentWithdrawals {
  /**
   * Counts a withdrawal, once for an event, even if called again; false if it exceeds the limit, and then it is
   * not counted.
   *
   * @param identity of the event that asks for it.
   */
  admit(identity: string, limit: number, now: Date): Promise<boolean>;
}

/** The prefix is reserved for uploads of memories, so no release has this slug. */
export const withdrawalsKey = { slug: 'memory/withdrawals', item: 'recent' };

/** The Releases table lists them in one item, replaced on the condition that nobody else changed it. */
export function recentWithdrawals(
  dynamo: DynamoDBDocumentClient,
  table: string,
  options?: RetryOptions,
): RecentWithdrawals {
  const items = versionedItems(dynamo, table, options);
  return {
    admit: (identity, limit, now) =>
      items.change<Recent, boolean>(withdrawalsKey, 'the count of withdrawals', (recent) => {
        const next = withOneMore(recent, identity, limit, now);
        return typeof next === 'string' ? { result: next === 'counted' } : { result: true, next };
      }),
  };
}
