import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Counters, noCounters } from '../../core/publication/site/places.ts';
import type { SiteTable } from '../../core/publication/site/writer/services.ts';
import { publicVersionForm } from '../../core/releases/revisions/stored-forms.ts';
import { publicItems } from './public-releases.ts';
import { absent, transact, unchangedSince, versionedItems } from './versioned-item.ts';

/** Not a valid slug, since a part of it is empty. */
const site = 'site/';

const items = {
  counters: 'counters',
  place: 'place',
  entry: (number: number) => `log#${String(number).padStart(10, '0')}`,
};

export function siteTable(dynamo: DynamoDBDocumentClient, table: string): SiteTable {
  const { read } = versionedItems(dynamo, table);

  const put = (slug: string, item: string, value: object, condition: object) => ({
    Put: { TableName: table, Item: { slug, item, value }, ...condition },
  });

  return {
    counters: async () => (await read<Counters>({ slug: site, item: items.counters })) ?? noCounters,
    placed: (slug) => read({ slug, item: items.place }),
    async version(slug, number) {
      const stored = await read<object>({ slug, item: publicItems.version(number) });
      return stored && publicVersionForm.read(stored);
    },
    entry: (number) => read({ slug: site, item: items.entry(number) }),

    async commit({ before, after, placed, entries }) {
      const refused = await transact(dynamo, [
        put(site, items.counters, after, unchangedSince(before.tick === 0 ? undefined : before.tick)),
        ...placed.map((one) =>
          put(one.slug, items.place, one.after, unchangedSince(one.before?.logged.tick, ['value', 'logged', 'tick'])),
        ),
        ...entries.map((entry) => put(site, items.entry(entry.number), entry, absent)),
      ]);
      return refused === undefined;
    },
  };
}
