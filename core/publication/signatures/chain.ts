import { sha256 } from '../../../contracts/sha256.ts';
import type { ChainLink } from '../../../contracts/signature.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import type { CatalogueEntry } from '../site/catalogue.ts';
import type { Counters } from '../site/places.ts';

/** Hex SHA-256 of an entry as canonical JSON, the digest of the entry before it included. */
export const digestOfEntry = (entry: CatalogueEntry): string => sha256(canonicalJson(entry));

/** Gives each entry the digest of the one before, as the chain of the catalogue. */
export function chained(entries: readonly CatalogueEntry[], head: string | undefined): CatalogueEntry[] {
  let previous = head;
  return entries.map((entry) => {
    const linked = previous === undefined ? entry : { ...entry, previous };
    previous = digestOfEntry(linked);
    return linked;
  });
}

/** The end of the chain; undefined while there is none. */
export function headOf({ entries, head }: Counters): ChainLink | undefined {
  return head === undefined ? undefined : { entry: entries, sha256: head };
}
