import type { Settings } from '../../../../contracts/environment.ts';
import type { PublicRelease, PublicVersion } from '../../../../contracts/site.ts';
import type { ObjectStore } from '../../../lib/object-store.ts';
import type { CatalogueEntry, Logged } from '../catalogue.ts';
import type { AssignedPosition, Counters } from '../places.ts';

export interface SiteServices {
  settings: Settings;
  /** Tells two pipelines apart. */
  pipeline: string;
  table: SiteTable;
  releases: { read(slug: string): Promise<PublicRelease | undefined> };
  work: Pick<ObjectStore, 'read' | 'replace'>;
  published: Pick<ObjectStore, 'read' | 'look' | 'replace'>;
}

/** Item `place` of a release: where the lists have it, and what the catalogue's log says of it. */
export interface Placed {
  place: AssignedPosition;
  logged: Logged & { entry: number };
}

/** What changes together: the counters, the places that they count, and the entries of the log. */
interface Commit {
  before: Counters;
  after: Counters;
  placed: readonly { slug: string; before: Placed | undefined; after: Placed }[];
  entries: readonly CatalogueEntry[];
}

/** What the writer of lists and feeds keeps in the Releases table. */
export interface SiteTable {
  counters(): Promise<Counters>;
  placed(slug: string): Promise<Placed | undefined>;
  version(slug: string, version: number): Promise<PublicVersion | undefined>;
  entry(number: number): Promise<CatalogueEntry | undefined>;
  /** False where somebody else was faster; nothing is written then. */
  commit(change: Commit): Promise<boolean>;
}
