import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { lostRace, type RetryOptions, retryContended } from '../../core/lib/retry-contended.ts';

/** Key of an item in the Releases table. */
export interface ItemKey {
  slug: string;
  item: string;
}

/** A value whose `tick` grows by one with each change, so that a writer notices others. */
interface Versioned {
  tick: number;
}

/** Items of the Releases table: each has a key and a `value`. */
export interface VersionedItems {
  read<T>(place: ItemKey): Promise<T | undefined>;
  /** Replaces the value that was read; false if it has changed since. */
  replace(place: ItemKey, current: Versioned | undefined, next: Versioned): Promise<boolean>;
  /**
   * Reads the value, calls `decide` for the next one, and writes that. Starts again if another writer was faster.
   * Does not write if `decide` returns no next value.
   *
   * @throws Retryable `Contended`
   */
  change<T extends Versioned, R>(
    place: ItemKey,
    what: string,
    decide: (current: T | undefined) => { result: R; next?: T | undefined },
  ): Promise<R>;
}

export function versionedItems(dynamo: DynamoDBDocumentClient, table: string, options?: RetryOptions): VersionedItems {
  async function read<T>(Key: ItemKey): Promise<T | undefined> {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item?.['value'] as T | undefined;
  }

  async function replace(place: ItemKey, current: Versioned | undefined, next: Versioned): Promise<boolean> {
    try {
      await dynamo.send(
        new PutCommand({ TableName: table, Item: { ...place, value: next }, ...unchangedSince(current?.tick) }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  return {
    read,
    replace,
    change: <T extends Versioned, R>(
      place: ItemKey,
      what: string,
      decide: (current: T | undefined) => { result: R; next?: T | undefined },
    ) =>
      retryContended<R>(
        what,
        async () => {
          const current = await read<T>(place);
          const { result, next } = decide(current);
          return next === undefined || (await replace(place, current, next)) ? result : lostRace;
        },
        options,
      ),
  };
}

/** The condition that an item's tick is unchanged, or that there is still no item. */
export function unchangedSince(tick: number | undefined, path: readonly string[] = ['value', 'tick']) {
  if (tick === undefined) return absent;
  return {
    ConditionExpression: `${path.map((name) => `#${name}`).join('.')} = :tick`,
    ExpressionAttributeNames: Object.fromEntries(path.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: { ':tick': tick },
  };
}

/** The condition that there is no item yet. */
export const absent = { ConditionExpression: 'attribute_not_exists(slug)' };

/** DynamoDB's code if a condition of a transaction is not met. */
export const changed = 'ConditionalCheckFailed';
/** DynamoDB's code if another request is changing the item. */
const changing = 'TransactionConflict';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * Writes all items or none.
 *
 * @returns undefined after writing them; if another writer was faster, DynamoDB's code for each item. Throws if
 *   DynamoDB cancels the transaction for another reason, such as throttling or an item that is too large.
 */
export async function transact(
  dynamo: DynamoDBDocumentClient,
  items: TransactItem[],
): Promise<(string | undefined)[] | undefined> {
  try {
    await dynamo.send(new TransactWriteCommand({ TransactItems: items }));
    return undefined;
  } catch (error) {
    const reasons =
      error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []).map(({ Code }) => Code) : [];
    if (reasons.some((reason) => reason === changed || reason === changing)) return reasons;
    throw error;
  }
}
