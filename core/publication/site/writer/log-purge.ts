import type { ChainLink, Signature } from '../../../../contracts/signature.ts';
import { defined } from '../../../lib/defined.ts';
import { lostRace, retryContended } from '../../../lib/retry-contended.ts';
import { chained, digestOfEntry, headOf } from '../../signatures/chain.ts';
import type { CatalogueEntry } from '../catalogue.ts';
import { withHead } from './place-releases.ts';
import type { SiteTable } from './services.ts';

/** A version that is purged. */
interface PurgedVersion {
  release: string;
  version: number;
  /** RFC 3339, UTC. */
  at: string;
}

/**
 * Adds the purge of a version to the log, once: what the log said of the version before stays, and has no words of it.
 *
 * @param sign states the purge, after the entry that is the newest now; undefined if the pipeline does not sign.
 */
export function logPurge(
  { release, version, at }: PurgedVersion,
  sign: (previous: ChainLink | undefined) => Promise<Signature | undefined>,
  table: Pick<SiteTable, 'counters' | 'placed' | 'entry' | 'commit'>,
): Promise<void> {
  return retryContended<void>("the site's counters", async () => {
    const before = await withHead(await table.counters(), table);
    const placed = await table.placed(release);
    // Without a place, readers never saw any version of it.
    if (placed === undefined || placed.purged?.includes(version)) return;
    const signature = await sign(headOf(before));
    const number = before.entries + 1;
    const own: CatalogueEntry = { number, event: 'purged', release, version, at, ...defined({ signature }) };
    const entries = chained([own], before.head);
    const after = { ...before, tick: before.tick + 1, entries: number, head: digestOfEntry(entries[0] ?? own) };
    const purged = [...(placed.purged ?? []), version];
    const changed = { ...placed, purged, logged: { ...placed.logged, entry: number } };
    const isWritten = await table.commit({
      before,
      after,
      placed: [{ slug: release, before: placed, after: changed }],
      entries,
    });
    return isWritten ? undefined : lostRace;
  });
}
