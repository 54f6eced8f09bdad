import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { PublicVersion } from '../../contracts/site.ts';
import type { CatalogueEntry, Logged } from '../../core/publication/site/catalogue.ts';
import { type Counters, type GivenPlace, noCounters } from '../../core/publication/site/places.ts';
import { publicItems } from './public-items.ts';

/** Item `place` of a release: where the lists have it, and what the catalogue's log says of it. */
export interface Placed {
  place: GivenPlace;
  logged: Logged & { entry: number };
}

/** What changes together: the counters, the places that they count, and the entries of the log. */
interface Commit {
  before: Counters;
  after: Counters;
  placed: readonly { release: string; before: Placed | undefined; after: Placed }[];
  entries: readonly CatalogueEntry[];
}

/** What the writer of lists and feeds keeps in the Releases table. */
export interface SiteTable {
  counters(): Promise<Counters>;
  placed(release: string): Promise<Placed | undefined>;
  version(release: string, version: number): Promise<PublicVersion | undefined>;
  entry(number: number): Promise<CatalogueEntry | undefined>;
  /** False where somebody else was faster; nothing is written then. */
  commit(change: Commit): Promise<boolean>;
}

/** No release's slug: each of their folders has a name. */
const site = 'site/';

const items = {
  counters: 'counters',
  place: 'place',
  entry: (number: number) => `log#${String(number).padStart(10, '0')}`,
};

export function siteTable(dynamo: DynamoDBDocumentClient, table: string): SiteTable {
  async function get<T>(slug: string, item: string): Promise<T | undefined> {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: { slug, item }, ConsistentRead: true }));
    return Item?.['value'] as T | undefined;
  }

  const put = (slug: string, item: string, value: object, condition?: object) => ({
    Put: { TableName: table, Item: { slug, item, value }, ...condition },
  });

  return {
    counters: async () => (await get<Counters>(site, items.counters)) ?? noCounters,
    placed: (release) => get(release, items.place),
    version: (release, version) => get(release, publicItems.version(version)),
    entry: (number) => get(site, items.entry(number)),

    async commit({ before, after, placed, entries }) {
      try {
        await dynamo.send(
          new TransactWriteCommand({
            TransactItems: [
              put(
                site,
                items.counters,
                after,
                unchanged(before.tick === 0 ? undefined : before.tick, ['value', 'tick']),
              ),
              ...placed.map((one) =>
                put(
                  one.release,
                  items.place,
                  one.after,
                  unchanged(one.before?.logged.tick, ['value', 'logged', 'tick']),
                ),
              ),
              ...entries.map((entry) => put(site, items.entry(entry.number), entry, absent)),
            ],
          }),
        );
        return true;
      } catch (error) {
        const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
        if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict'))
          return false;
        throw error;
      }
    },
  };
}

const absent = { ConditionExpression: 'attribute_not_exists(slug)' };

function unchanged(tick: number | undefined, path: readonly string[]): object {
  if (tick === undefined) return absent;
  return {
    ConditionExpression: `${path.map((name) => `#${name}`).join('.')} = :tick`,
    ExpressionAttributeNames: Object.fromEntries(path.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: { ':tick': tick },
  };
}
