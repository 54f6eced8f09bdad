import { publishKeys } from '../../../contracts/keys.ts';
import type { Change } from '../../../contracts/manifest.ts';
import type { PublicRelease, PublicVersion, Withdrawal } from '../../../contracts/site.ts';

/** `versions/<slug>.json`: every version of a release, newest first. */
export interface Versions {
  schema: 1;
  release: string;
  sourceLanguage: string;
  firstPublishedAt: string;
  withdrawn?: Withdrawal;
  versions: VersionEntry[];
}

interface VersionEntry {
  version: number;
  publishedAt: string;
  change: Change;
  /** Its documents are gone, and its pages say so. */
  withdrawn?: Withdrawal;
  /** Key of the manifest. */
  manifest: string;
  /** What was wrong before, by language. */
  corrections?: Record<string, string>;
  languages: PublicVersion['languages'];
}

export function versionsOf(face: PublicRelease, versions: readonly PublicVersion[]): Versions {
  const { release, sourceLanguage, firstPublishedAt, withdrawn } = face;
  return {
    schema: 1,
    release,
    sourceLanguage,
    firstPublishedAt,
    ...(withdrawn === undefined ? {} : { withdrawn }),
    versions: versions
      .toSorted((a, b) => b.version - a.version)
      .map(({ version, publishedAt, change, withdrawn, corrections, languages }) => ({
        version,
        publishedAt,
        change,
        ...(withdrawn === undefined ? {} : { withdrawn }),
        manifest: publishKeys.manifest(release, version),
        ...(corrections === undefined ? {} : { corrections }),
        languages,
      })),
  };
}
