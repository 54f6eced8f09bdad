import type { PublicRelease } from '../../../../contracts/site.ts';
import { outrun, retryContended } from '../../../lib/retry-contended.ts';
import { type CatalogueEntry, catalogueEntry, type Logged, loggedOf, passedVersion } from '../catalogue.ts';
import { type Counters, takePlace } from '../places.ts';
import type { Placed, SiteServices } from './services.ts';

export interface TakenIn {
  /** The releases that readers have ever seen, with their places. */
  placed: ReadonlyMap<string, Placed>;
  /** New entries of the log, at hand for writing its shard. */
  entries: readonly CatalogueEntry[];
}

/**
 * Gives releases their places and the log its entries, in one transaction with the counters. Whatever
 * happens after it, a repetition finds both as they were given.
 */
export function takeIn(releases: readonly string[], services: SiteServices): Promise<TakenIn> {
  const { table } = services;
  return retryContended("the site's counters", async () => {
    const before = await table.counters();
    const found = await Promise.all(releases.map((release) => lookAt(release, services)));
    const known = found.filter((one) => one !== undefined).sort((a, b) => inOrder(a.face, b.face));
    const given = give(before, known);
    const all = new Map(known.flatMap(({ face, placed }) => (placed ? [[face.release, placed] as const] : [])));
    for (const { release, after } of given.placed) all.set(release, after);
    const isWritten = given.placed.length === 0 || (await table.commit({ before, ...given }));
    return isWritten ? { placed: all, entries: given.entries } : outrun;
  });
}

interface Known {
  face: PublicRelease;
  placed: Placed | undefined;
  /** Versions that came and went while nobody told of them, oldest first. */
  passed: Omit<CatalogueEntry, 'number'>[];
}

async function lookAt(release: string, { releases, table }: SiteServices): Promise<Known | undefined> {
  const [face, placed] = await Promise.all([releases.read(release), table.placed(release)]);
  if (face === undefined) return undefined;
  const { logged } = placed ?? {};
  const first = Math.max((logged?.version ?? 0) + 1, face.version - mostPassed);
  const last = face.withdrawn === undefined ? face.version - 1 : face.version;
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  const versions = await Promise.all(numbers.map((number) => table.version(release, number)));
  const passed: Known['passed'] = [];
  for (const version of versions.filter((one) => one !== undefined)) {
    passed.push(passedVersion(release, version, passed.length === 0 ? logged : told));
  }
  return { face, placed, passed };
}

/** A release that the log has, and not as withdrawn: what follows is an update. */
const told: Logged = { tick: 0, version: 0, withdrawn: false };

/** A transaction takes 100 items; ten releases have their places and their log in one. */
const mostPassed = 6;

function give(before: Counters, known: readonly Known[]) {
  let after = { ...before, tick: before.tick + 1 };
  const entries: CatalogueEntry[] = [];
  const placed: { release: string; before: Placed | undefined; after: Placed }[] = [];
  for (const { face, placed: was, passed } of known) {
    const { release } = face;
    const own = catalogueEntry(face, passed.length === 0 ? was?.logged : { ...told, tick: was?.logged.tick ?? 0 });
    if (own === undefined) continue;
    const taken = was === undefined ? takePlace(after, face.firstPublishedAt) : { place: was.place, counters: after };
    const numbered = [...passed, own].map((entry, n) => ({ number: after.entries + 1 + n, ...entry }));
    entries.push(...numbered);
    after = { ...taken.counters, entries: after.entries + numbered.length };
    placed.push({
      release,
      before: was,
      after: { place: taken.place, logged: { ...loggedOf(face), entry: after.entries } },
    });
  }
  return { after, entries, placed };
}

function inOrder(a: PublicRelease, b: PublicRelease): number {
  if (a.firstPublishedAt !== b.firstPublishedAt) return a.firstPublishedAt < b.firstPublishedAt ? -1 : 1;
  return a.release < b.release ? -1 : 1;
}
