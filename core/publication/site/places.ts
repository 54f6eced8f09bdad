import { type CataloguePosition, releasesPerPage } from '../../../contracts/site.ts';
import { defined } from '../../lib/defined.ts';

/** Counters of the whole catalogue, in one item. A transaction changes it together with the counted items. */
export interface Counters {
  schema: 1;
  /** Condition of every write. */
  tick: number;
  /** Number of releases in the catalogue. */
  releases: number;
  /** Pages of all months, each of which is a shard of the sitemap. */
  shards: number;
  /** Entries of the catalogue's log. */
  entries: number;
  /** Digest of the newest entry, hex. Absent while there is none, and in counters from before the chain. */
  head?: string;
  /** By month, oldest first. */
  months: MonthCount[];
}

interface MonthCount {
  /** `2026-11` */
  month: string;
  /** The newest is the open one. */
  pages: number;
  /** The newest pages, oldest first, which a late release may still join. */
  newest: PageCount[];
}

interface PageCount {
  page: number;
  /** Number of the sitemap's shard, counted over all months. */
  shard: number;
  releases: number;
  /** RFC 3339: the newest `firstPublishedAt` on it. */
  until: string;
}

export const noCounters: Counters = { schema: 1, tick: 0, releases: 0, shards: 0, entries: 0, months: [] };

/**
 * Number of pages of a month that a late release may join: some 400 releases. Releases that are published at once
 * arrive in any order, but within minutes.
 */
const openToLate = 20;

/** Months whose newest pages are kept; of older months only the newest page is kept. */
const monthsOpen = 3;

/** A position with the shard of the sitemap that its page is. */
export interface AssignedPosition extends CataloguePosition {
  shard: number;
}

/**
 * Assigns a position to a new release: on the open page of its month, or on a new page if that is full. A release
 * that was published before the newest of a full page joins that page, which then has a few more releases; so the
 * pages of a month stay in order, in any order of arrival.
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

/** Compares times as text: all have the same form, to the second, in UTC. */
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

/** Returns the previous and the next month that have releases. */
export function neighbours({ months }: Counters, month: string): { previous?: string; next?: string } {
  const at = months.findIndex((one) => one.month === month);
  const previous = months[at - 1]?.month;
  const next = at < 0 ? undefined : months[at + 1]?.month;
  return { ...defined({ previous, next }) };
}
