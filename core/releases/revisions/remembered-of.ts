import type { RememberedOptions } from '../options/remembered.ts';
import { embargoOf } from './newest.ts';
import type { ReleaseRecord } from './release-record.ts';

/**
 * The options that the release remembers. A held release from before options were remembered has its embargo
 * in the record; it counts as given by metadata, so that forgetting a line does not publish it.
 */
export function rememberedOf(record: ReleaseRecord | undefined, now: Date): RememberedOptions {
  const { source, newest } = record ?? {};
  if (source?.options !== undefined) return source.options;
  const embargo = source === undefined ? undefined : embargoOf(newest, now);
  if (newest === undefined || embargo === undefined) return {};
  const { key, versionId } = newest.upload;
  return { kept: { embargo: { value: embargo, since: { key, versionId, at: now.toISOString() } } } };
}
