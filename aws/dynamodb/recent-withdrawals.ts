import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sha256 } from '../../contracts/sha256.ts';
import type { RetryOptions } from '../../core/lib/retry-contended.ts';
import { type Recent, withOneMore } from '../../core/releases/revisions/recent-withdrawals.ts';
import { versionedItems } from './versioned-item.ts';

/** Counts the withdrawals of the last minutes, by desk or folder: one cannot use up what others may withdraw. */
export interface RecentWithdrawals {
  /**
   * Counts a withdrawal, once for an event, even if called again; false if it exceeds the limit, and then it is
   * not counted.
   *
   * @param identity of the event that asks for it.
   * @param folder in which withdrawals count together; empty for releases without one.
   */
  admit(identity: string, folder: string, limit: number, now: Date): Promise<boolean>;
}

/** The prefix is reserved for uploads of memories, so no release has this slug. A folder may be longer than a sort key. */
export const withdrawalsKey = (folder: string) => ({ slug: 'memory/withdrawals', item: `recent#${sha256(folder)}` });

/** The Releases table lists those of a folder in one item, replaced on the condition that nobody else changed it. */
export function recentWithdrawals(
  dynamo: DynamoDBDocumentClient,
  table: string,
  options?: RetryOptions,
): RecentWithdrawals {
  const items = versionedItems(dynamo, table, options);
  return {
    admit: (identity, folder, limit, now) =>
      items.change<Recent, boolean>(withdrawalsKey(folder), 'the count of withdrawals', (recent) => {
        const next = withOneMore(recent, identity, limit, now);
        return typeof next === 'string' ? { result: next === 'counted' } : { result: true, next };
      }),
  };
}
