import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { lostRace, type RetryOptions, retryContended } from '../../core/lib/retry-contended.ts';
import { absent, changed, transact } from './versioned-item.ts';

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

/**
 * In the Releases table: `day#<date>` of `memory/spend` counts, `spend#<revision>` of a release says that it
 * is in the count. Both are written by one transaction.
 */
export function dailySpending(dynamo: DynamoDBDocumentClient, table: string, options?: RetryOptions): DailySpending {
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
      return retryContended(
        `the budget of ${day}`,
        async () => {
          const refused = await transact(dynamo, [
            { Put: { TableName: table, Item: { ...own, value: { characters, day } }, ...absent } },
            {
              Update: {
                TableName: table,
                Key: keyOf(reservation),
                UpdateExpression: 'SET characters = if_not_exists(characters, :none) + :more',
                ...condition,
                ExpressionAttributeValues: { ':none': 0, ':more': characters, ...limits },
              },
            },
          ]);
          const [itself, counter] = refused ?? [];
          if (refused === undefined || itself === changed) return { outcome: 'reserved' }; // maybe by an earlier attempt
          if (counter === changed) return { outcome: 'exhausted', spent: await spent(reservation) };
          return lostRace;
        },
        options,
      );
    },
  };
}
