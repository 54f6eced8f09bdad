import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { PublicRelease, PublicVersion } from '../../contracts/site.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { contended } from '../contended.ts';
import { publicItems } from './public-items.ts';

/**
 * The Releases table: one item collection a slug. `release` is the record, `revision#<n>` each
 * revision, `input#<hash>` each event that was registered, which is how a duplicate is known; `public`
 * and `version#<n>` are what readers see, written with the change that makes it so (`public-releases.ts`).
 */
export interface Releases {
  read(slug: string): Promise<ReleaseRecord | undefined>;
  revision(slug: string, revision: number): Promise<Revision | undefined>;
  /** The revision that an event was registered as. */
  input(slug: string, identity: string): Promise<RegisteredInput | undefined>;
  /**
   * Reads the record, lets `decide` say what it becomes, and writes that if nobody was faster;
   * else begins again.
   */
  change<T>(slug: string, decide: (current: ReleaseRecord | undefined) => Change<T> | Promise<Change<T>>): Promise<T>;
}

export interface RegisteredInput {
  /** 0 where the execution died before it registered any; should its function still run, it finds this and stops. */
  revision: number;
  execution: string;
  /** Of a withdrawal that was held: it made no revision, and this is the newest one's number. */
  held?: true;
  /** Of a marker: the redrive that died. A later one may go on. */
  redrive?: number;
}

/** One attempt of an execution to carry an event on. */
export interface Run {
  execution: string;
  redrive: number;
}

/** Whether a registered event is a marker that does not bind this run: another execution's, or an earlier redrive's. */
export function isOverridden(seen: RegisteredInput, run: Run): boolean {
  return seen.revision === 0 && (seen.execution !== run.execution || run.redrive > (seen.redrive ?? 0));
}

interface Change<T> {
  result: T;
  /** Nothing is written where this is absent. */
  write?: {
    record?: ReleaseRecord;
    revision?: Revision;
    input?: RegisteredInput & InputPlace;
    public?: PublicRelease;
    version?: PublicVersion;
  };
}

/** Where an event is remembered, and the marker that was there when it was decided: nobody may have come between. */
interface InputPlace {
  identity: string;
  over: RegisteredInput | undefined;
}

/** Eight uploads within a second all get their turn well within this. */
const attempts = 24;

const items = {
  release: 'release',
  revision: (revision: number) => `revision#${String(revision).padStart(8, '0')}`,
  input: (identity: string) => `input#${identity}`,
};

export function releasesTable(dynamo: DynamoDBDocumentClient, table: string): Releases {
  async function get<T>(slug: string, item: string): Promise<T | undefined> {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: { slug, item }, ConsistentRead: true }));
    return Item?.['value'] as T | undefined;
  }

  const put = (slug: string, item: string, value: object, condition?: object) => ({
    Put: { TableName: table, Item: { slug, item, value }, ...condition },
  });

  const putInput = (slug: string, { identity, over, ...input }: RegisteredInput & InputPlace) =>
    put(slug, items.input(identity), { identity, ...input }, unchangedMarker(over));

  return {
    read: (slug) => get(slug, items.release),
    revision: (slug, revision) => get(slug, items.revision(revision)),
    input: (slug, identity) => get(slug, items.input(identity)),

    async change(slug, decide) {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const current = await get<ReleaseRecord>(slug, items.release);
        const { result, write } = await decide(current);
        if (write === undefined) return result;
        try {
          await dynamo.send(
            new TransactWriteCommand({
              TransactItems: [
                ...(write.record ? [put(slug, items.release, write.record, unchangedSince(current))] : []),
                ...(write.revision ? [put(slug, items.revision(write.revision.revision), write.revision)] : []),
                ...(write.input ? [putInput(slug, write.input)] : []),
                ...(write.public ? [put(slug, publicItems.release, write.public)] : []),
                ...(write.version ? [put(slug, publicItems.version(write.version.version), write.version)] : []),
              ],
            }),
          );
          return result;
        } catch (error) {
          if (!isOutrun(error)) throw error;
          await pause(Math.random() * Math.min(20 * 2 ** attempt, 500)); // whoever was faster should not meet us again
        }
      }
      throw contended(`release ${slug}`);
    },
  };
}

/**
 * Whether somebody else changed the record first, or is changing it now. Other reasons for which
 * DynamoDB cancels a transaction (throttling, an item too large) are no reason to read again.
 */
function isOutrun(error: unknown): boolean {
  const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  return reasons.some(({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict');
}

function unchangedSince(current: ReleaseRecord | undefined): object {
  if (current === undefined) return { ConditionExpression: 'attribute_not_exists(slug)' };
  return {
    ConditionExpression: '#value.tick = :tick',
    ExpressionAttributeNames: { '#value': 'value' },
    ExpressionAttributeValues: { ':tick': current.tick },
  };
}

/**
 * Only the marker that was read may be replaced: one that a dead execution leaves meanwhile stops the
 * function that still runs for it, and a revision that is registered meanwhile stays registered.
 */
function unchangedMarker(over: RegisteredInput | undefined): object {
  if (over === undefined) return { ConditionExpression: 'attribute_not_exists(slug)' };
  return {
    ConditionExpression: '#value = :over',
    ExpressionAttributeNames: { '#value': 'value' },
    ExpressionAttributeValues: { ':over': over },
  };
}
