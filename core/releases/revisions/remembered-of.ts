import type { RememberedOptions } from '../options/remembered.ts';
import { embargoOf } from './newest.ts';
import type { ReleaseRecord } from './release-record.ts';

/**
 * What the release remembers of options. The record of one that is held since before anything was remembered
 * has its embargo, which counts as given by metadata: forgetting a line must not publish it.
 */
export function rememberedOf(record: ReleaseRecord | undefined, now: Date): RememberedOptions {
  const { source, newest } = record ?? {};
  if (source?.options !== undefined) return source.options;
  const embargo = source === undefined ? undefined : embargoOf(newest, now);
  if (newest === undefined || embargo === undefined) return {};
  const { key, versionId } = newest.upload;
  return { kept: { embargo: { value: embargo, since: { key, versionId, at: now.toISOString() } } } };
}
