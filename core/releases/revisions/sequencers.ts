import type { Upload } from '../../../contracts/report.ts';
import { compareSequencers } from '../../../contracts/sequencer.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import type { ReleaseRecord } from './release-record.ts';

/** Keys of a release whose newest events are remembered: as many as it can have, and as many deleted ones. */
const keysRemembered = 400;

/** Only events of one key have an order; between two spellings of a name, the later arrival counts as newer. */
export function isOlder(record: ReleaseRecord | undefined, { key, sequencer }: Upload): boolean {
  const seen = byHash(record).get(hashed(key));
  return seen !== undefined && compareSequencers(sequencer, seen) < 0;
}

/** The remembered events, with this one added. */
export function seenSequencers(record: ReleaseRecord | undefined, { key, sequencer }: Upload): Record<string, string> {
  const all = [...byHash(record).set(hashed(key), sequencer)];
  if (all.length <= keysRemembered) return Object.fromEntries(all);
  return Object.fromEntries(all.sort(([, a], [, b]) => compareSequencers(b, a)).slice(0, keysRemembered));
}

/** The record with this event remembered. */
export function withSequencer(current: ReleaseRecord, upload: Upload): ReleaseRecord {
  return { ...current, tick: current.tick + 1, sequencers: seenSequencers(current, upload) };
}

/** The remembered events by hash. Records of version 0.1.0 have them by key, which has a dot or a slash. */
function byHash({ sequencers = {} }: Pick<ReleaseRecord, 'sequencers'> = {}): Map<string, string> {
  return new Map(Object.entries(sequencers).map(([key, sequencer]) => [isHash(key) ? key : hashed(key), sequencer]));
}

/** 400 keys of a kilobyte would not fit into an item. */
const hashed = (key: string) => `#${sha256(key).slice(0, 24)}`;
const isHash = (key: string) => /^#[0-9a-f]{24}$/.test(key);
