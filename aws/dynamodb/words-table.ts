import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { lostRace, type RetryOptions, retryContended } from '../../core/lib/retry-contended.ts';
import type { BroughtRecord } from '../../core/translation/memory/brought.ts';
import type { HumanEntry, HumanItem } from '../../core/translation/memory/entries.ts';
import { sameTeachers, teachersOf, withoutTeachers, withTeacher } from '../../core/translation/memory/teachers.ts';
import { batchGet } from './batches.ts';
import {
  changed,
  type ItemKey,
  type TransactItem,
  transact,
  unchangedSince,
  versionedItems,
} from './versioned-item.ts';

/** The human memory, and the record of each file that added entries to it. */
export interface WordsTable {
  read(place: ItemKey): Promise<BroughtRecord | undefined>;
  /** Replaces the record, if it is still as it was read. */
  replace(place: ItemKey, current: BroughtRecord | undefined, next: BroughtRecord): Promise<boolean>;
  /** Adds a file's pairs while its record is unchanged; `written` counts the pairs that are in force. */
  put(claim: Claim, entries: ReadonlyMap<string, HumanEntry>): Promise<Written>;
  /** Removes what the file of this upload key added under these keys; other files' translations stay. */
  remove(claim: Claim, keys: readonly string[], from: string): Promise<Written>;
}

export interface Claim {
  place: ItemKey;
  record: BroughtRecord;
}

/** `superseded`: a newer event has taken over; it does the rest. */
export type Written = { outcome: 'done'; written: number } | { outcome: 'superseded' };

interface Action {
  key: string;
  bytes: number;
  item: TransactItem;
}

/** TransactWriteItems takes 100 actions and 4 MB (DynamoDB API reference); one action is the check of the record. */
const itemsAtOnce = 99;
const bytesAtOnce = 3_000_000;

/**
 * Every write is a transaction with the record as a condition: an attempt that was overtaken cannot change
 * anything, even if its function still runs.
 *
 * @param releases the table with the records.
 */
export function wordsTable(
  dynamo: DynamoDBDocumentClient,
  releases: string,
  humanMemory: string,
  options?: RetryOptions,
): WordsTable {
  const check = ({ place, record }: Claim): TransactItem => ({
    ConditionCheck: { TableName: releases, Key: place, ...unchangedSince(record.tick) },
  });

  /** Returns the keys that another writer changed meanwhile; none of these was written. */
  async function send(claim: Claim, actions: readonly Action[]): Promise<string[] | 'superseded'> {
    const refused = await transact(dynamo, [check(claim), ...actions.map(({ item }) => item)]);
    if (refused === undefined) return [];
    return refused[0] === changed ? 'superseded' : actions.map(({ key }) => key);
  }

  /** Sends one transaction after the other: all check the same item, so concurrent ones would conflict. */
  async function change(
    claim: Claim,
    keys: readonly string[],
    become: (key: string, item: HumanItem | undefined) => HumanItem | undefined,
  ): Promise<'done' | 'superseded'> {
    for (let start = 0; start < keys.length; start += itemsAtOnce) {
      let left = keys.slice(start, start + itemsAtOnce);
      const outcome = await retryContended(
        "people's words",
        async () => {
          const items = await batchGet<HumanItem>(dynamo, humanMemory, left);
          const actions = left.flatMap((key) =>
            actionOf(humanMemory, key, items.get(key), become(key, items.get(key))),
          );
          left = [];
          for (const chunk of chunks(actions)) {
            const again = await send(claim, chunk);
            if (again === 'superseded') return again;
            left.push(...again);
          }
          return left.length === 0 ? 'done' : lostRace;
        },
        options,
      );
      if (outcome === 'superseded') return outcome;
    }
    return 'done';
  }

  const { read, replace } = versionedItems(dynamo, releases);
  return {
    read,
    replace,

    async put(claim, entries) {
      const counting = new Set<string>();
      const outcome = await change(claim, [...entries.keys()], (key, item) => {
        const entry = entries.get(key);
        const next = entry && withTeacher(item, entry);
        if (next?.from === entry?.from) counting.add(key);
        else counting.delete(key);
        return next;
      });
      return outcome === 'superseded' ? { outcome } : { outcome, written: counting.size };
    },

    async remove(claim, keys, from) {
      const gone = new Set<string>();
      const outcome = await change(claim, keys, (key, item) => {
        if (teachersOf(item).some((teacher) => teacher.from === from)) gone.add(key);
        return item && withoutTeachers(item, (teacher) => teacher.from === from);
      });
      return outcome === 'superseded' ? { outcome } : { outcome, written: gone.size };
    },
  };
}

/** Empty if the item says the same already, so that a repetition continues where the last one stopped. */
function actionOf(table: string, key: string, before: HumanItem | undefined, after: HumanItem | undefined): Action[] {
  if (sameTeachers(before, after)) return [];
  const target = { TableName: table, ...unchangedItem(before) };
  if (after === undefined) return [{ key, bytes: 200, item: { Delete: { ...target, Key: { key } } } }];
  const bytes = Buffer.byteLength(JSON.stringify(after));
  return [{ key, bytes, item: { Put: { ...target, Item: { key, ...after } } } }];
}

/** Items of earlier deployments do not have a tick; the next write adds it. */
function unchangedItem(item: HumanItem | undefined) {
  if (item?.tick !== undefined) return unchangedSince(item.tick, ['tick']);
  return {
    ConditionExpression:
      item === undefined ? 'attribute_not_exists(#key)' : 'attribute_exists(#key) AND attribute_not_exists(#tick)',
    ExpressionAttributeNames: { '#key': 'key', ...(item === undefined ? {} : { '#tick': 'tick' }) },
  };
}

function* chunks(actions: readonly Action[]): Generator<Action[]> {
  let chunk: Action[] = [];
  let size = 0;
  for (const action of actions) {
    if (chunk.length === itemsAtOnce || (chunk.length > 0 && size + action.bytes > bytesAtOnce)) {
      yield chunk;
      chunk = [];
      size = 0;
    }
    chunk.push(action);
    size += action.bytes;
  }
  if (chunk.length > 0) yield chunk;
}
