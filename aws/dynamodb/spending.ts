import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { spendingKeys } from '../../contracts/spending.ts';
import { lostRace, type RetryOptions, retryContended } from '../../core/lib/retry-contended.ts';
import { absent, changed, type TransactItem, transact } from './versioned-item.ts';

/** Counts what translation sends, and does not let a day or a language exceed its limit. */
export interface Spending {
  /**
   * Books characters of the day's budget for a revision, once, even if called again.
   *
   * @returns the characters that others have booked or sent, if too few are left.
   */
  book(booking: Booking): Promise<{ outcome: 'booked' } | { outcome: 'exhausted'; spent: number }>;
  /**
   * Counts characters of a language before they are sent, in all attempts of its revision together.
   *
   * @returns false, and does not count them, if the language would pass the ceiling.
   */
  spend(of: LanguageOfRevision, characters: number, ceiling: number): Promise<boolean>;
  /** Takes back what was counted for a request that the engine refused, which costs nothing. */
  refund(of: LanguageOfRevision, characters: number): Promise<void>;
  /** Corrects the day's count from what was booked for a language to what was sent of it, once. */
  settle(of: LanguageOfRevision): Promise<void>;
  /** Returns the place of an upload that waits for this day, from 1: the order in which they go on. */
  queue(day: string): Promise<number>;
}

export interface Booking {
  slug: string;
  revision: number;
  /** Characters by canonical tag. */
  languages: Readonly<Record<string, number>>;
  /** `2026-11-24`, UTC. */
  day: string;
  /** Characters that the day may have in all. */
  budget: number;
}

interface LanguageOfRevision {
  slug: string;
  revision: number;
  /** Canonical tag. */
  language: string;
}

interface Booked {
  day: string;
  languages: Record<string, number>;
}

const revisionItem = (revision: number) => `revision#${String(revision).padStart(8, '0')}`;
const keyOfDay = (day: string) => ({ slug: spendingKeys.days, item: `day#${day}` });
const keyOfBooking = ({ slug, revision }: Pick<Booking, 'slug' | 'revision'>) => ({
  slug: spendingKeys.release(slug),
  item: revisionItem(revision),
});
const keyOfLanguage = ({ slug, revision, language }: LanguageOfRevision) => ({
  slug: spendingKeys.release(slug),
  item: `${revisionItem(revision)}#${language}`,
});

/**
 * The counters are in the Releases table, under keys of their own, so that a role can be allowed to write these and
 * no release. `day#<date>` counts a day; `revision#<n>` of a release says what is booked for it, and
 * `revision#<n>#<language>` what was sent.
 */
export function spendingTable(dynamo: DynamoDBDocumentClient, table: string, options?: RetryOptions): Spending {
  async function read(Key: object): Promise<Record<string, unknown>> {
    const { Item = {} } = await dynamo.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item;
  }

  const addToDay = (day: string, more: number, condition: object = {}, limits: object = {}): TransactItem => ({
    Update: {
      TableName: table,
      Key: keyOfDay(day),
      UpdateExpression: 'SET characters = if_not_exists(characters, :none) + :more',
      ...condition,
      ExpressionAttributeValues: { ':none': 0, ':more': more, ...limits },
    },
  });

  async function addToSent(of: LanguageOfRevision, more: number, room?: number): Promise<void> {
    await dynamo.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOfLanguage(of),
        UpdateExpression: 'SET sent = if_not_exists(sent, :none) + :more',
        ...(room === undefined ? {} : { ConditionExpression: 'attribute_not_exists(sent) OR sent <= :room' }),
        ExpressionAttributeValues: { ':none': 0, ':more': more, ...(room === undefined ? {} : { ':room': room }) },
      }),
    );
  }

  return {
    async book(booking) {
      const { languages, day, budget } = booking;
      const characters = Object.values(languages).reduce((sum, each) => sum + each, 0);
      const value: Booked = { day, languages };
      const hasRoom = '(attribute_not_exists(characters) AND :all <= :budget) OR characters <= :room';
      return retryContended(
        `the budget of ${day}`,
        async () => {
          const refused = await transact(dynamo, [
            { Put: { TableName: table, Item: { ...keyOfBooking(booking), value }, ...absent } },
            addToDay(
              day,
              characters,
              { ConditionExpression: hasRoom },
              { ':all': characters, ':budget': budget, ':room': budget - characters },
            ),
          ]);
          const [itself, counter] = refused ?? [];
          if (refused === undefined || itself === changed) return { outcome: 'booked' }; // perhaps by an earlier attempt
          if (counter !== changed) return lostRace;
          return { outcome: 'exhausted', spent: Number((await read(keyOfDay(day)))['characters'] ?? 0) };
        },
        options,
      );
    },

    async spend(of, characters, ceiling) {
      if (characters > ceiling) return false;
      try {
        await addToSent(of, characters, ceiling - characters);
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    refund: (of, characters) => addToSent(of, -characters),

    async settle(of) {
      const { value } = await read(keyOfBooking(of));
      const booked = value as Booked | undefined;
      const share = booked?.languages[of.language];
      if (booked === undefined || share === undefined) return;
      await retryContended<void>(
        'what was sent of a release',
        async () => {
          const { sent = 0, settled } = await read(keyOfLanguage(of));
          if (settled === true) return;
          const refused = await transact(dynamo, [
            {
              Update: {
                TableName: table,
                Key: keyOfLanguage(of),
                UpdateExpression: 'SET settled = :done',
                ConditionExpression: 'attribute_not_exists(settled) AND (attribute_not_exists(sent) OR sent = :sent)',
                ExpressionAttributeValues: { ':done': true, ':sent': sent },
              },
            },
            addToDay(booked.day, Number(sent) - share),
          ]);
          return refused === undefined ? undefined : lostRace;
        },
        options,
      );
    },

    async queue(day) {
      const { Attributes = {} } = await dynamo.send(
        new UpdateCommand({
          TableName: table,
          Key: { slug: spendingKeys.days, item: `queue#${day}` },
          UpdateExpression: 'SET waiting = if_not_exists(waiting, :none) + :one',
          ExpressionAttributeValues: { ':none': 0, ':one': 1 },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return Number(Attributes['waiting']);
    },
  };
}
