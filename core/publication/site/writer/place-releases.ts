import { fault } from '../../../../contracts/fault.ts';
import type { PublicRelease } from '../../../../contracts/site.ts';
import { lostRace, retryContended } from '../../../lib/retry-contended.ts';
import { chained, digestOfEntry } from '../../signatures/chain.ts';
import { type CatalogueEntry, catalogueEntry, type Logged, loggedOf, passedVersion } from '../catalogue.ts';
import { type Counters, takePlace } from '../places.ts';
import type { Placed, SiteServices, SiteTable } from './services.ts';

export interface PlacedReleases {
  /** The releases that were ever published, with their positions. */
  placed: ReadonlyMap<string, Placed>;
  /** New entries of the log, for its open shard. */
  entries: readonly CatalogueEntry[];
}

/**
 * Assigns positions to releases and adds entries to the log, in one transaction with the counters. A repetition
 * finds both as they were assigned.
 */
export function placeReleases(slugs: readonly string[], services: SiteServices): Promise<PlacedReleases> {
  const { table } = services;
  return retryContended("the site's counters", async () => {
    const before = await withHead(await table.counters(), table);
    const found = await Promise.all(slugs.map((slug) => lookAt(slug, services)));
    const known = found.filter((one) => one !== undefined).sort((a, b) => inOrder(a.release, b.release));
    const given = assignPlaces(before, known);
    const all = new Map(known.flatMap(({ release, placed }) => (placed ? [[release.slug, placed] as const] : [])));
    for (const { slug, after } of given.placed) all.set(slug, after);
    const isWritten = given.placed.length === 0 || (await table.commit({ before, ...given }));
    return isWritten ? { placed: all, entries: given.entries } : lostRace;
  });
}

interface Known {
  release: PublicRelease;
  placed: Placed | undefined;
  /** Versions that were replaced before the log had them, oldest first. */
  passed: Omit<CatalogueEntry, 'number'>[];
}

async function lookAt(slug: string, { releases, table }: SiteServices): Promise<Known | undefined> {
  const [release, placed] = await Promise.all([releases.read(slug), table.placed(slug)]);
  if (release === undefined) return undefined;
  const { logged } = placed ?? {};
  const first = Math.max((logged?.version ?? 0) + 1, release.version - mostPassed);
  const last = release.withdrawn === undefined ? release.version - 1 : release.version;
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  const versions = await Promise.all(numbers.map((number) => table.version(slug, number)));
  const passed: Known['passed'] = [];
  for (const version of versions.filter((one) => one !== undefined)) {
    passed.push(passedVersion(slug, version, passed.length === 0 ? logged : knownToReaders));
  }
  return { release, placed, passed };
}

/** The state of a release that is in the log and not withdrawn: its next entry is an update. */
const knownToReaders: Logged = { tick: 0, version: 0, withdrawn: false };

/** A transaction takes 100 items; this limit lets it place ten releases with their entries. */
const mostPassed = 6;

function assignPlaces(before: Counters, known: readonly Known[]) {
  let after = { ...before, tick: before.tick + 1 };
  const entries: CatalogueEntry[] = [];
  const placed: { slug: string; before: Placed | undefined; after: Placed }[] = [];
  for (const { release, placed: was, passed } of known) {
    const own = catalogueEntry(
      release,
      passed.length === 0 ? was?.logged : { ...knownToReaders, tick: was?.logged.tick ?? 0 },
    );
    if (own === undefined) continue;
    const taken =
      was === undefined ? takePlace(after, release.firstPublishedAt) : { place: was.place, counters: after };
    const numbered = [...passed, own].map((entry, n) => ({ number: after.entries + 1 + n, ...entry }));
    entries.push(...numbered);
    after = { ...taken.counters, entries: after.entries + numbered.length };
    placed.push({
      slug: release.slug,
      before: was,
      after: { ...was, place: taken.place, logged: { ...loggedOf(release), entry: after.entries } },
    });
  }
  const linked = chained(entries, before.head);
  const last = linked.at(-1);
  return { after: last === undefined ? after : { ...after, head: digestOfEntry(last) }, entries: linked, placed };
}

/** Begins the chain of a catalogue that has entries from before there was one: with the newest of these. */
export async function withHead(counters: Counters, table: Pick<SiteTable, 'entry'>): Promise<Counters> {
  if (counters.head !== undefined || counters.entries === 0) return counters;
  const newest = await table.entry(counters.entries);
  if (newest === undefined) throw fault`the log has no entry ${counters.entries}`;
  return { ...counters, head: digestOfEntry(newest) };
}

function inOrder(a: PublicRelease, b: PublicRelease): number {
  if (a.firstPublishedAt !== b.firstPublishedAt) return a.firstPublishedAt < b.firstPublishedAt ? -1 : 1;
  return a.slug < b.slug ? -1 : 1;
}
