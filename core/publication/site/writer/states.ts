import { workKeys } from '../../../../contracts/keys.ts';
import { detected } from '../../../../contracts/locales.ts';
import type { PublicRelease } from '../../../../contracts/site.ts';
import { defined } from '../../../lib/defined.ts';
import { lostRace, retryContended } from '../../../lib/retry-contended.ts';
import type { StoredForm } from '../../../releases/revisions/stored-forms.ts';
import { type MonthCards, monthCardsForm, releasesOn, withReleases } from '../month-cards.ts';
import { type Newest, newestForm, withNewest } from '../newest.ts';
import type { Counters } from '../places.ts';
import { indexOfShard, lastModified, type SitemapShards, withShards } from '../sitemap.ts';
import type { Placed, SiteServices } from './services.ts';

/** The data of lists, feeds and sitemaps, after releases were added. */
export interface States {
  counters: Counters;
  newest: Newest;
  pages: MonthCards[];
  sitemaps: ReadonlyMap<number, SitemapShards>;
}

/**
 * Updates the states with releases. Reads the states before the releases, so that a run that was overtaken either
 * sees the same as the faster one, or fails to write.
 */
export function updateStates(placed: ReadonlyMap<string, Placed>, services: SiteServices): Promise<States> {
  return retryContended('the lists', async () => (await tryUpdate(placed, services)) ?? lostRace);
}

async function tryUpdate(placed: ReadonlyMap<string, Placed>, services: SiteServices): Promise<States | undefined> {
  const { work, table, settings } = services;
  const places = [...placed.values()].map(({ place }) => place);
  const pageOf = ({ month, page }: { month: string; page: number }) => workKeys.sitePage(month, page);
  const distinct = [...new Map(places.map((place) => [pageOf(place), place])).values()];
  const indexes = [...new Set(places.map(({ shard }) => indexOfShard(shard)))];
  const stored = {
    newest: await readState(work, workKeys.siteNewest, newestForm),
    pages: await Promise.all(distinct.map((place) => readState(work, pageOf(place), monthCardsForm))),
    sitemaps: await Promise.all(indexes.map((index) => readState(work, workKeys.siteSitemaps(index), shardsForm))),
  };
  const counters = await table.counters();
  const releases = await readReleases(placed, services);

  // A state rebuilt after loss starts above every tick used before; otherwise its output would be refused as older.
  const afresh = <T extends { tick: number }>(before: Stored<T> | undefined, after: T): T =>
    before === undefined ? { ...after, tick: after.tick + counters.tick } : after;

  const pages = distinct.map((place, n) => {
    const own = releases.filter(({ placed: { place: other } }) => pageOf(other) === pageOf(place));
    const shown = own.map(({ release, placed: { place } }) => ({ slot: place.slot, release }));
    return afresh(stored.pages[n], withReleases(stored.pages[n]?.value, place, shown));
  });
  const newest = afresh(
    stored.newest,
    withNewest(
      stored.newest?.value,
      [...(settings.sourceLanguage === detected ? [] : [settings.sourceLanguage]), ...settings.languages],
      releases.map(({ release, placed: { place } }) => ({ release, number: place.number })),
    ),
  );
  const sitemaps = indexes.map((index, n) => {
    const shards = pages.filter(({ shard }) => indexOfShard(shard) === index).map(shardOf);
    return afresh(stored.sitemaps[n], withShards(stored.sitemaps[n]?.value, shards));
  });

  const written = [
    ...pages.map((page, n) => writeState(work, pageOf(page), stored.pages[n], page, monthCardsForm)),
    writeState(work, workKeys.siteNewest, stored.newest, newest, newestForm),
    ...sitemaps.map((shards, n) =>
      writeState(work, workKeys.siteSitemaps(indexes[n] ?? 0), stored.sitemaps[n], shards, shardsForm),
    ),
  ];
  const all = await Promise.all(written);
  if (all.includes(false)) return undefined;
  return {
    counters,
    newest,
    pages,
    sitemaps: new Map(indexes.map((index, n) => [index, sitemaps[n] as SitemapShards])),
  };
}

async function readReleases(
  placed: ReadonlyMap<string, Placed>,
  { releases }: SiteServices,
): Promise<{ release: PublicRelease; placed: Placed }[]> {
  const found = await Promise.all(
    [...placed].map(async ([slug, one]) => ({ release: await releases.read(slug), placed: one })),
  );
  return found.flatMap(({ release, placed: one }) => (release === undefined ? [] : [{ release, placed: one }]));
}

function shardOf(cards: MonthCards) {
  const { shard, month, page } = cards;
  return { shard, as: defined({ month, page, lastmod: lastModified(releasesOn(cards)) }) };
}

interface Stored<T> {
  value: T;
  etag: string;
}

const shardsForm: StoredForm<SitemapShards> = {
  read: (stored) => stored as SitemapShards,
  write: (shards) => shards,
};

export async function readState<T>(
  work: SiteServices['work'],
  key: string,
  form: StoredForm<T>,
): Promise<Stored<T> | undefined> {
  const found = await work.read(key);
  return found && { value: form.read(JSON.parse(found.text) as object), etag: found.etag };
}

/** Skips the write if the state is the same object that was read. */
async function writeState<T>(
  work: SiteServices['work'],
  key: string,
  before: Stored<T> | undefined,
  after: T,
  form: StoredForm<T>,
): Promise<boolean> {
  if (before?.value === after) return true;
  return work.replace({ key, body: JSON.stringify(form.write(after)), contentType: 'application/json' }, before?.etag);
}
