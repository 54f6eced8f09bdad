import type { Upload } from '../../../contracts/report.ts';
import { compareSequencers } from '../../../contracts/sequencer.ts';
import type { ReleaseRecord } from './release-record.ts';

/** Keys of a release whose newest events are remembered: as many as it can have, and as many deleted ones. */
const keysRemembered = 400;

/** Only events of one key have an order; between two spellings of a name, the later arrival counts as newer. */
export function isOlder(record: ReleaseRecord | undefined, { key, sequencer }: Upload): boolean {
  const { sequencers = {} } = record ?? {};
  const seen = Object.hasOwn(sequencers, key) ? sequencers[key] : undefined;
  return seen !== undefined && compareSequencers(sequencer, seen) < 0;
}

/** The remembered events, with this one added. */
export function seenSequencers(record: ReleaseRecord | undefined, { key, sequencer }: Upload): Record<string, string> {
  const seen = { ...record?.sequencers, [key]: sequencer };
  const all = Object.entries(seen);
  if (all.length <= keysRemembered) return seen;
  return Object.fromEntries(all.sort(([, a], [, b]) => compareSequencers(b, a)).slice(0, keysRemembered));
}

/** The record with this event remembered. */
export function withSequencer(current: ReleaseRecord, upload: Upload): ReleaseRecord {
  return { ...current, tick: current.tick + 1, sequencers: seenSequencers(current, upload) };
}
