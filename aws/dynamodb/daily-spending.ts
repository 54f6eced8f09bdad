import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { lostRace, type RetryOptions, retryContended } from '../../core/lib/retry-contended.ts';
import { absent, changed, transact } from './versioned-item.ts';

/** Counts the characters that the uploads of a day have translated, and does not let them exceed the budget. */
export interface DailySpending {
  /**
   * Reserves characters of the day's budget, once for a revision, even if called again.
   *
   * @returns the characters that others have used, if too few are left.
   */
  reserve(reservation: Reservation): Promise<{ outcome: 'reserved' } | { outcome: 'exhausted'; spent: number }>;
}

export interface Reservation {
  slug: string;
  revision: number;
  characters: number;
  /** `2026-11-24`, UTC. */
  day: string;
  /** In characters. Without a budget, characters are only counted, since a person has approved them. */
  budget?: number;
}

/** The prefix is reserved for uploads of memories, so no release has this slug. */
const counters = 'memory/spend';

/**
 * The counters are in the Releases table: `day#<date>` of `memory/spend` counts, and `spend#<revision>` of a
 * release says that it is counted. One transaction writes both.
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
          if (refused === undefined || itself === changed) return { outcome: 'reserved' }; // perhaps by an earlier attempt
          if (counter === changed) return { outcome: 'exhausted', spent: await spent(reservation) };
          return lostRace;
        },
        options,
      );
    },
  };
}
