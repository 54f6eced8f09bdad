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

/** A value whose every change adds one to `tick`, which is how a writer knows that nobody came between. */
interface Versioned {
  tick: number;
}

/** The Releases table: each item is a place and a `value`. */
export interface VersionedItems {
  read<T>(place: ItemKey): Promise<T | undefined>;
  /** Writes over exactly what was read; false where that is no longer so. */
  replace(place: ItemKey, current: Versioned | undefined, next: Versioned): Promise<boolean>;
  /**
   * Reads the value, lets `decide` say what it becomes, and writes that if nobody was faster; else begins again.
   * Writes nothing where `decide` names no next value.
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

/** The condition that an item's tick is as it was read, or that there is no item where none was read. */
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

/** Code by which DynamoDB says that a condition of a transaction does not hold. */
export const changed = 'ConditionalCheckFailed';
/** The same for an item that another request is changing at this moment. */
const changing = 'TransactionConflict';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * Writes all items or none.
 *
 * @returns undefined once they are written; where another writer was faster, DynamoDB's code for each item. Other
 *   reasons for which it cancels a transaction, such as throttling or an item too large, are thrown.
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
