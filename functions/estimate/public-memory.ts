import type { Releases } from '../../aws/dynamodb/releases.ts';
import { runWorkers } from '../../core/lib/run-workers.ts';
import { isPublic } from '../../core/releases/revisions/withdraw.ts';
import type { Ports } from '../../core/translation/run/ports.ts';

/** Releases that are read at once. */
const concurrency = 16;

/**
 * The machine's memory without what it has only from releases that are not public: an estimate that counted it would
 * tell a person who guesses a sentence whether a release under embargo has it. The release's own entries count.
 */
export function publicMemory(
  own: string,
  { memory, releases }: { memory: Pick<Ports['memory'], 'lookup'>; releases: Pick<Releases, 'read'> },
): Pick<Ports['memory'], 'lookup'> {
  const known = new Map<string, boolean>([[own, true]]);
  return {
    async lookup(keys) {
      const found = await memory.lookup(keys);
      const asked = new Set([...found.values()].map(({ release }) => release).filter((slug) => !known.has(slug)));
      await runWorkers([...asked], concurrency, async (slug) => {
        const record = await releases.read(slug);
        known.set(slug, record !== undefined && isPublic(record));
      });
      return new Map([...found].filter(([, { release }]) => known.get(release)));
    },
  };
}
