import { caching } from '../../../../contracts/caching.ts';
import { fault } from '../../../../contracts/fault.ts';
import { siteKeys } from '../../../../contracts/keys.ts';
import { catalogueShard } from '../../../../contracts/site.ts';
import { lostRace, retryContended } from '../../../lib/retry-contended.ts';
import { type CatalogueEntry, type CatalogueShard, shardOfEntry } from '../catalogue.ts';
import type { SiteServices } from './services.ts';

/**
 * Brings the log up to an entry. It has no gaps: what an earlier run was given and did not write is written
 * first, from the table.
 *
 * @returns the entry.
 */
export function writeLog(
  upTo: number,
  atHand: readonly CatalogueEntry[],
  services: Pick<SiteServices, 'table' | 'published'>,
): Promise<CatalogueEntry> {
  const { published, table } = services;
  const shard = shardOfEntry(upTo);
  const key = siteKeys.catalogueShard(shard);
  const begin = (shard - 1) * catalogueShard;
  return retryContended<CatalogueEntry>(key, async () => {
    const stored = await published.read(key);
    if (stored === undefined && begin > 0) await writeLog(begin, atHand, services);
    const before = stored === undefined ? [] : (JSON.parse(stored.text) as CatalogueShard).entries;
    const missing = Math.max(0, upTo - begin - before.length);
    if (missing === 0) return before[upTo - begin - 1] as CatalogueEntry;
    const numbers = Array.from({ length: missing }, (_, n) => begin + before.length + 1 + n);
    const added = await Promise.all(numbers.map((number) => find(number, atHand, table)));
    const entries = [...before, ...added];
    const sealed = entries.length === catalogueShard;
    const content: CatalogueShard = { schema: 1, shard, sealed, entries };
    const object = {
      key,
      body: `${JSON.stringify(content)}\n`,
      contentType: 'application/json',
      cacheControl: sealed ? caching.forGood : caching.moving,
    };
    return (await published.replace(object, stored?.etag)) ? (entries.at(-1) as CatalogueEntry) : lostRace;
  });
}

async function find(
  number: number,
  atHand: readonly CatalogueEntry[],
  table: SiteServices['table'],
): Promise<CatalogueEntry> {
  const found = atHand.find((entry) => entry.number === number) ?? (await table.entry(number));
  if (found === undefined) throw fault`the log has no entry ${number}`;
  return found;
}
