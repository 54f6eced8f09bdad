import type { Settings } from '../../../../contracts/environment.ts';
import type { PublicRelease, PublicVersion } from '../../../../contracts/site.ts';
import type { ObjectStore } from '../../../lib/object-store.ts';
import type { CatalogueEntry, Logged } from '../catalogue.ts';
import type { AssignedPosition, Counters } from '../places.ts';

export interface SiteServices {
  settings: Settings;
  /** Distinguishes two pipelines. */
  pipeline: string;
  table: SiteTable;
  releases: { read(slug: string): Promise<PublicRelease | undefined> };
  work: Pick<ObjectStore, 'read' | 'replace'>;
  published: Pick<ObjectStore, 'read' | 'look' | 'replace'>;
}

/** Item `place` of a release: its position in the lists, and its last state in the log. */
export interface Placed {
  place: AssignedPosition;
  logged: Logged & { entry: number };
  /** Versions whose purge is in the log. */
  purged?: number[];
}

/** Items that one transaction changes: the counters, the positions that they count, and entries of the log. */
interface Commit {
  before: Counters;
  after: Counters;
  placed: readonly { slug: string; before: Placed | undefined; after: Placed }[];
  entries: readonly CatalogueEntry[];
}

/** The site writer's items of the Releases table. */
export interface SiteTable {
  counters(): Promise<Counters>;
  placed(slug: string): Promise<Placed | undefined>;
  version(slug: string, version: number): Promise<PublicVersion | undefined>;
  entry(number: number): Promise<CatalogueEntry | undefined>;
  /** Returns false, without writing, if another writer was faster. */
  commit(change: Commit): Promise<boolean>;
}
