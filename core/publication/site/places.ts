import { type CataloguePosition, releasesPerPage } from '../../../contracts/site.ts';
import { defined } from '../../lib/defined.ts';

/** What is counted over the whole catalogue: one item, changed with whatever it counts in one transaction. */
export interface Counters {
  schema: 1;
  /** Condition of every write. */
  tick: number;
  /** Releases that have a place. */
  releases: number;
  /** Pages of all months, each of which is a shard of the sitemap. */
  shards: number;
  /** Entries of the catalogue's log. */
  entries: number;
  /** By month, oldest first. */
  months: MonthCount[];
}

interface MonthCount {
  /** `2026-11` */
  month: string;
  /** The newest is the open one. */
  pages: number;
  /** The newest pages, oldest first: where one that comes late may still belong. */
  newest: PageCount[];
}

interface PageCount {
  page: number;
  /** Of the sitemap, counted over all months. */
  shard: number;
  releases: number;
  /** RFC 3339: the newest `firstPublishedAt` on it. */
  until: string;
}

export const noCounters: Counters = { schema: 1, tick: 0, releases: 0, shards: 0, entries: 0, months: [] };

/**
 * Pages of a month that one which comes late may still join: some 400 releases. Those that are published
 * at once are told of in any order, but within minutes of each other.
 */
const openToLate = 20;

/** Months whose pages are told apart; of older ones only the newest page is of interest. */
const monthsOpen = 3;

/** A place as the table keeps it: with the shard of the sitemap that its page is. */
export interface AssignedPosition extends CataloguePosition {
  shard: number;
}

/**
 * Gives a new release its place: on the open page of its month, or on a new one where that is full. One
 * that was published before the newest of a full page goes to that page, which then holds a few more
 * than it would: so the pages of a month stay in order whatever order releases are told of in.
 */
export function takePlace(
  counters: Counters,
  firstPublishedAt: string,
): { place: AssignedPosition; counters: Counters } {
  const month = firstPublishedAt.slice(0, 7);
  const known = counters.months.find((one) => one.month === month) ?? { month, pages: 0, newest: [] };
  const fitting = pageFor(known, firstPublishedAt);
  const opened = fitting === undefined;
  const open: PageCount = fitting ?? {
    page: known.pages + 1,
    shard: counters.shards + 1,
    releases: 0,
    until: firstPublishedAt,
  };
  const number = counters.releases + 1;
  const place = { number, month, page: open.page, slot: open.releases, shard: open.shard };
  const until = firstPublishedAt > open.until ? firstPublishedAt : open.until;
  const filled: PageCount = { ...open, releases: open.releases + 1, until };
  const newest = opened
    ? [...known.newest, filled]
    : known.newest.map((one) => (one.page === open.page ? filled : one));
  const changed: MonthCount = {
    month,
    pages: known.pages + (opened ? 1 : 0),
    newest: newest.slice(-openToLate),
  };
  return {
    place,
    counters: {
      ...counters,
      releases: number,
      shards: counters.shards + (opened ? 1 : 0),
      months: trimmed([...counters.months.filter((one) => one.month !== month), changed]),
    },
  };
}

/** Times are compared as text: all are of one form, to the second, in UTC. */
function pageFor({ newest }: MonthCount, time: string): PageCount | undefined {
  const last = newest.at(-1);
  if (last === undefined) return undefined;
  const earlier = newest.slice(0, -1).find(({ until }) => time < until);
  if (earlier !== undefined) return earlier;
  return last.releases < releasesPerPage || time < last.until ? last : undefined;
}

function trimmed(months: MonthCount[]): MonthCount[] {
  return months
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    .map((one, index, { length }) => (index >= length - monthsOpen ? one : { ...one, newest: one.newest.slice(-1) }));
}

/** A month's neighbours that have releases. */
export function neighbours({ months }: Counters, month: string): { previous?: string; next?: string } {
  const at = months.findIndex((one) => one.month === month);
  const previous = months[at - 1]?.month;
  const next = at < 0 ? undefined : months[at + 1]?.month;
  return { ...defined({ previous, next }) };
}
