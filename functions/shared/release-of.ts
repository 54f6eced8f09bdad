import type { Releases } from '../../aws/dynamodb/releases.ts';
import type { Settings } from '../../contracts/environment.ts';
import { inputsBeside } from '../../core/releases/revisions/inputs.ts';
import type { ReleaseRecord } from '../../core/releases/revisions/release-record.ts';
import { readUploadKey } from '../../core/releases/uploads/upload-key.ts';
import { slugOf } from './upload.ts';

/**
 * The release that a key belongs to, where no upload says whether its suffix is a language or part of the name:
 * the one that it is in use for, or was last. Undefined where no release could be made of it.
 */
export async function releaseOf(
  key: string,
  settings: Settings,
  releases: Pick<Releases, 'read'>,
): Promise<string | undefined> {
  const slug = slugOf(key, settings);
  if (slug === undefined) return undefined;
  const whole = readUploadKey(key, []).slug;
  if (whole === slug) return slug;
  const [byName, beside] = await Promise.all([releases.read(whole), releases.read(slug)]);
  if (byName?.source?.upload.key === key) return whole;
  if (uses(beside, key)) return slug;
  return byName?.newest.upload.key === key ? whole : slug;
}

function uses(record: ReleaseRecord | undefined, key: string): boolean {
  return [record?.source, ...inputsBeside(record ?? {})].some((input) => input?.upload.key === key);
}
