import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { contended } from '../contended.ts';

/** What the uploads of a day may have translated together, as a counter that never goes beyond its budget. */
export interface DailySpending {
  /**
   * Takes characters off the day's budget, once for a revision however often it is asked.
   *
   * @returns what the others have taken, where there is not enough left.
   */
  reserve(reservation: Reservation): Promise<{ outcome: 'reserved' } | { outcome: 'exhausted'; spent: number }>;
}

export interface Reservation {
  slug: string;
  revision: number;
  characters: number;
  /** `2026-11-24`, UTC. */
  day: string;
  /** Characters; without one they are counted only, since somebody has approved them. */
  budget?: number;
}

/** The prefix is reserved for uploads of memories, so no release has this slug. */
const counters = 'memory/spend';
const attempts = 24;

/**
 * In the Releases table: `day#<date>` of `memory/spend` counts, `spend#<revision>` of a release says that it
 * is in the count. Both are written by one transaction.
 */
export function dailySpending(dynamo: DynamoDBDocumentClient, table: string): DailySpending {
  const keyOf = ({ day }: Reservation) => ({ slug: counters, item: `day#${day}` });

  async function spent(reservation: Reservation): Promise<number> {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: keyOf(reservation), ConsistentRead: true }),
    );
    return Number(Item?.['characters'] ?? 0);
  }

  return {
    async reserve(reservation) {
      const { slug, revision, characters, day, budget } = reservation;
      const own = { slug, item: `spend#${String(revision).padStart(8, '0')}` };
      const condition =
        budget === undefined
          ? {}
          : { ConditionExpression: '(attribute_not_exists(characters) AND :all <= :budget) OR characters <= :room' };
      const limits =
        budget === undefined ? {} : { ':all': characters, ':budget': budget, ':room': budget - characters };
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        try {
          await dynamo.send(
            new TransactWriteCommand({
              TransactItems: [
                {
                  Put: {
                    TableName: table,
                    Item: { ...own, value: { characters, day } },
                    ConditionExpression: 'attribute_not_exists(slug)',
                  },
                },
                {
                  Update: {
                    TableName: table,
                    Key: keyOf(reservation),
                    UpdateExpression: 'SET characters = if_not_exists(characters, :none) + :more',
                    ...condition,
                    ExpressionAttributeValues: { ':none': 0, ':more': characters, ...limits },
                  },
                },
              ],
            }),
          );
          return { outcome: 'reserved' };
        } catch (error) {
          const [itself, counter] = reasonsOf(error);
          if (itself === failed) return { outcome: 'reserved' }; // by an earlier attempt
          if (counter === failed) return { outcome: 'exhausted', spent: await spent(reservation) };
          if (itself !== conflict && counter !== conflict) throw error;
          await pause(Math.random() * Math.min(20 * 2 ** attempt, 500));
        }
      }
      throw contended(`the budget of ${day}`);
    },
  };
}

const failed = 'ConditionalCheckFailed';
const conflict = 'TransactionConflict';

function reasonsOf(error: unknown): (string | undefined)[] {
  return error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []).map(({ Code }) => Code) : [];
}
