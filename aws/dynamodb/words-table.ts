import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { BroughtRecord } from '../../core/translation/memory/brought.ts';
import type { HumanEntry, HumanItem } from '../../core/translation/memory/entries.ts';
import { sameTeachers, teachersOf, withoutTeachers, withTeacher } from '../../core/translation/memory/teachers.ts';
import { contended } from '../contended.ts';
import { batchGet } from './batches.ts';

/** People's memory, and the record of each file that brought words into it. */
export interface WordsTable {
  read(place: Place): Promise<BroughtRecord | undefined>;
  /** Replaces the record, if it is still as it was read. */
  replace(place: Place, current: BroughtRecord | undefined, next: BroughtRecord): Promise<boolean>;
  /** Has a file say these pairs, while the record is this one; `written` are those whose words count. */
  put(claim: Claim, entries: ReadonlyMap<string, HumanEntry>): Promise<Written>;
  /** Has the file of this upload key say nothing of these keys; what other files say of them stays. */
  remove(claim: Claim, keys: readonly string[], from: string): Promise<Written>;
}

/** An item of the Releases table. */
export interface Place {
  slug: string;
  item: string;
}

export interface Claim {
  place: Place;
  record: BroughtRecord;
}

/** `outrun`: a newer event has taken over; it does the rest. */
export type Written = { outcome: 'done'; written: number } | { outcome: 'outrun' };

type Item = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

interface Action {
  key: string;
  bytes: number;
  item: Item;
}

/** TransactWriteItems takes 100 actions and 4 MB (DynamoDB API reference); one action is the check of the record. */
const itemsAtOnce = 99;
const bytesAtOnce = 3_000_000;
const attempts = 24;

/**
 * Every write is a transaction with the record as a condition: one that was overtaken changes nothing
 * any more, however late its function still runs.
 *
 * @param releases the table with the records.
 */
export function wordsTable(dynamo: DynamoDBDocumentClient, releases: string, humanMemory: string): WordsTable {
  const check = ({ place, record }: Claim): Item => ({
    ConditionCheck: { TableName: releases, Key: place, ...atTick('#value.#tick', record.tick, { '#value': 'value' }) },
  });

  /** The keys that somebody else changed meanwhile: none of these was written. */
  async function send(claim: Claim, actions: readonly Action[]): Promise<string[] | 'outrun'> {
    try {
      await dynamo.send(
        new TransactWriteCommand({ TransactItems: [check(claim), ...actions.map(({ item }) => item)] }),
      );
      return [];
    } catch (error) {
      const [record, ...own] = reasonsOf(error);
      if (record === failed) return 'outrun';
      if (![record, ...own].some((reason) => reason === failed || reason === conflict)) throw error;
      return actions.map(({ key }) => key);
    }
  }

  /** One transaction after the other: all check one item, so that side by side they would only be in each other's way. */
  async function change(
    claim: Claim,
    keys: readonly string[],
    become: (key: string, item: HumanItem | undefined) => HumanItem | undefined,
  ): Promise<'done' | 'outrun'> {
    for (let start = 0; start < keys.length; start += itemsAtOnce) {
      let left = keys.slice(start, start + itemsAtOnce);
      for (let attempt = 0; left.length > 0; attempt += 1) {
        if (attempt >= attempts) throw contended(`people's words of ${claim.record.upload.key}`);
        if (attempt > 0) await pause(Math.random() * Math.min(20 * 2 ** attempt, 500));
        const items = await batchGet<HumanItem>(dynamo, humanMemory, left);
        const actions = left.flatMap((key) => actionOf(humanMemory, key, items.get(key), become(key, items.get(key))));
        left = [];
        for (const chunk of chunks(actions)) {
          const again = await send(claim, chunk);
          if (again === 'outrun') return again;
          left.push(...again);
        }
      }
    }
    return 'done';
  }

  return {
    async read(place) {
      const { Item } = await dynamo.send(new GetCommand({ TableName: releases, Key: place, ConsistentRead: true }));
      return Item?.['value'] as BroughtRecord | undefined;
    },

    async replace(place, current, next) {
      const condition =
        current === undefined
          ? { ConditionExpression: 'attribute_not_exists(slug)' }
          : atTick('#value.#tick', current.tick, { '#value': 'value' });
      try {
        await dynamo.send(new PutCommand({ TableName: releases, Item: { ...place, value: next }, ...condition }));
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
        throw error;
      }
    },

    async put(claim, entries) {
      const counting = new Set<string>();
      const outcome = await change(claim, [...entries.keys()], (key, item) => {
        const entry = entries.get(key);
        const next = entry && withTeacher(item, entry);
        if (next?.from === entry?.from) counting.add(key);
        else counting.delete(key);
        return next;
      });
      return outcome === 'outrun' ? { outcome } : { outcome, written: counting.size };
    },

    async remove(claim, keys, from) {
      const gone = new Set<string>();
      const outcome = await change(claim, keys, (key, item) => {
        if (teachersOf(item).some((teacher) => teacher.from === from)) gone.add(key);
        return item && withoutTeachers(item, (teacher) => teacher.from === from);
      });
      return outcome === 'outrun' ? { outcome } : { outcome, written: gone.size };
    },
  };
}

/** Nothing where it says the same already: whoever begins again goes on where it stopped. */
function actionOf(table: string, key: string, before: HumanItem | undefined, after: HumanItem | undefined): Action[] {
  if (sameTeachers(before, after)) return [];
  const target = { TableName: table, ...unchangedSince(before) };
  if (after === undefined) return [{ key, bytes: 200, item: { Delete: { ...target, Key: { key } } } }];
  const bytes = Buffer.byteLength(JSON.stringify(after));
  return [{ key, bytes, item: { Put: { ...target, Item: { key, ...after } } } }];
}

function unchangedSince(item: HumanItem | undefined) {
  if (item?.tick !== undefined) return atTick('#tick', item.tick);
  return {
    ConditionExpression:
      item === undefined ? 'attribute_not_exists(#key)' : 'attribute_exists(#key) AND attribute_not_exists(#tick)',
    ExpressionAttributeNames: { '#key': 'key', ...(item === undefined ? {} : { '#tick': 'tick' }) },
  };
}

function atTick(path: string, tick: number, names: Record<string, string> = {}) {
  return {
    ConditionExpression: `${path} = :tick`,
    ExpressionAttributeNames: { ...names, '#tick': 'tick' },
    ExpressionAttributeValues: { ':tick': tick },
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

const failed = 'ConditionalCheckFailed';
const conflict = 'TransactionConflict';

function reasonsOf(error: unknown): (string | undefined)[] {
  return error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []).map(({ Code }) => Code) : [];
}
