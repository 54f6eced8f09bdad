import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { memoryFolder } from '../../contracts/keys.ts';
import type { HumanEntry } from '../../core/memory/index.ts';
import { contended } from '../shared/contended.ts';
import type { ImportRecord } from './imports.ts';

/** The record of one memory's imports, and the writes to people's memory that are bound to it. */
export interface ImportTable {
  read(name: string): Promise<ImportRecord | undefined>;
  /** Replaces the record, if it is still as it was read. */
  replace(name: string, current: ImportRecord | undefined, next: ImportRecord): Promise<boolean>;
  /** Writes pairs while the record is this one; those that a release's own translation has stay as they are. */
  put(claim: Claim, entries: ReadonlyMap<string, HumanEntry>): Promise<Written>;
  /** Removes pairs while the record is this one, as far as they came from this upload key. */
  remove(claim: Claim, keys: readonly string[], from: string): Promise<Written>;
}

export interface Claim {
  name: string;
  record: ImportRecord;
}

/** `outrun`: a newer event has taken over; it does the rest. */
export type Written = { outcome: 'done'; written: number } | { outcome: 'outrun' };

type Items = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** TransactWriteItems takes 100 actions and 4 MB (DynamoDB API reference); one action is the check of the record. */
const itemsAtOnce = 99;
const bytesAtOnce = 3_000_000;
const attempts = 24;
const item = 'import';

/**
 * Every write is a transaction with the record as a condition: an import that was overtaken changes nothing
 * any more, however late its function still runs.
 *
 * @param releases the table with the records; their slugs are the upload keys, which no release has.
 */
export function importTable(dynamo: DynamoDBDocumentClient, releases: string, humanMemory: string): ImportTable {
  const check = ({ name, record }: Claim): Items[number] => ({
    ConditionCheck: {
      TableName: releases,
      Key: { slug: name, item },
      ConditionExpression: '#value.#tick = :tick',
      ExpressionAttributeNames: { '#value': 'value', '#tick': 'tick' },
      ExpressionAttributeValues: { ':tick': record.tick },
    },
  });

  /** One transaction after the other: all check one item, so that side by side they would only be in each other's way. */
  async function write(claim: Claim, actions: readonly { bytes: number; action: Items[number] }[]): Promise<Written> {
    let written = 0;
    for (let chunk of chunks(actions)) {
      for (let attempt = 0; chunk.length > 0; attempt += 1) {
        if (attempt >= attempts) throw contended(`import of ${claim.name}`);
        try {
          await dynamo.send(new TransactWriteCommand({ TransactItems: [check(claim), ...chunk] }));
          written += chunk.length;
          break;
        } catch (error) {
          const [record, ...own] = reasonsOf(error);
          if (record === failed) return { outcome: 'outrun' };
          const refused = own.filter((reason) => reason === failed).length;
          if (refused > 0) {
            chunk = chunk.filter((_, index) => own[index] !== failed);
            continue;
          }
          if (![record, ...own].includes(conflict)) throw error;
          await pause(Math.random() * Math.min(20 * 2 ** attempt, 500));
        }
      }
    }
    return { outcome: 'done', written };
  }

  return {
    async read(name) {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: releases, Key: { slug: name, item }, ConsistentRead: true }),
      );
      return Item?.['value'] as ImportRecord | undefined;
    },

    async replace(name, current, next) {
      const condition =
        current === undefined
          ? { ConditionExpression: 'attribute_not_exists(slug)' }
          : {
              ConditionExpression: '#value.#tick = :tick',
              ExpressionAttributeNames: { '#value': 'value', '#tick': 'tick' },
              ExpressionAttributeValues: { ':tick': current.tick },
            };
      try {
        await dynamo.send(
          new PutCommand({ TableName: releases, Item: { slug: name, item, value: next }, ...condition }),
        );
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
        throw error;
      }
    },

    put: (claim, entries) =>
      write(
        claim,
        [...entries].map(([key, entry]) => ({
          bytes: Buffer.byteLength(JSON.stringify(entry)),
          action: {
            Put: {
              TableName: humanMemory,
              Item: { key, ...entry },
              ConditionExpression: 'attribute_not_exists(#key) OR begins_with(#from, :memories)',
              ExpressionAttributeNames: { '#key': 'key', '#from': 'from' },
              ExpressionAttributeValues: { ':memories': memoryFolder },
            },
          },
        })),
      ),

    remove: (claim, keys, from) =>
      write(
        claim,
        keys.map((key) => ({
          bytes: 200,
          action: {
            Delete: {
              TableName: humanMemory,
              Key: { key },
              ConditionExpression: '#from = :from',
              ExpressionAttributeNames: { '#from': 'from' },
              ExpressionAttributeValues: { ':from': from },
            },
          },
        })),
      ),
  };
}

function* chunks(actions: readonly { bytes: number; action: Items[number] }[]): Generator<Items> {
  let chunk: Items = [];
  let size = 0;
  for (const { bytes, action } of actions) {
    if (chunk.length === itemsAtOnce || (chunk.length > 0 && size + bytes > bytesAtOnce)) {
      yield chunk;
      chunk = [];
      size = 0;
    }
    chunk.push(action);
    size += bytes;
  }
  if (chunk.length > 0) yield chunk;
}

const failed = 'ConditionalCheckFailed';
const conflict = 'TransactionConflict';

function reasonsOf(error: unknown): (string | undefined)[] {
  return error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []).map(({ Code }) => Code) : [];
}
