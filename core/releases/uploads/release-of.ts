import type { Settings } from '../../../contracts/environment.ts';
import { uploadFolders } from '../../../contracts/keys.ts';
import type { ReleaseName } from '../reading/read-release.ts';
import { inputsBeside } from '../revisions/inputs.ts';
import type { ReleaseRecord, ReleaseRecords } from '../revisions/release-record.ts';
import { isIgnored, readUploadKey, suffixLanguages, type UploadKey } from './upload-key.ts';

/**
 * The release that a key belongs to, where no upload says whether its suffix is a language or part of the name:
 * the one that it is in use for, or was last. Undefined where the key cannot be a release's.
 */
export async function releaseOf(
  key: string,
  settings: Pick<Settings, 'languages' | 'sourceLanguage'>,
  records: ReleaseRecords,
): Promise<ReleaseName | undefined> {
  const name = nameOf(key, suffixLanguages(settings));
  if (name === undefined) return undefined;
  const { slug, whole, language } = name;
  if (whole === slug) return { slug };
  const [byName, beside] = await Promise.all([records.read(whole), records.read(slug)]);
  if (byName?.source?.upload.key === key) return { slug: whole };
  return uses(beside, key) || byName?.newest.upload.key !== key ? { slug, language } : { slug: whole };
}

function nameOf(key: string, languages: readonly string[]): UploadKey | undefined {
  const isOther = [uploadFolders.terminology, uploadFolders.approvals].some((folder) => key.startsWith(folder));
  if (isIgnored(key) || isOther) return undefined;
  try {
    return readUploadKey(key, languages);
  } catch {
    return undefined;
  }
}

/** Whether one of the files that a release is made of was uploaded as this key. */
export function uses(record: ReleaseRecord | undefined, key: string): boolean {
  return [record?.source, ...inputsBeside(record ?? {})].some((input) => input?.upload.key === key);
}
