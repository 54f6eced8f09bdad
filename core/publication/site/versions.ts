import { publishKeys } from '../../../contracts/keys.ts';
import type { Change } from '../../../contracts/manifest.ts';
import type { PublicRelease, PublicVersion } from '../../../contracts/site.ts';
import type { Withdrawal } from '../../../contracts/withdrawal.ts';
import { defined } from '../../lib/defined.ts';
import { jsonText, moving, type PublishedObject } from '../published-object.ts';

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

/** `versions/<slug>.json` of a release as it is now. */
export function versionsObject(release: PublicRelease, versions: readonly PublicVersion[]): PublishedObject {
  return moving(publishKeys.versions(release.slug), 'application/json', jsonText(versionsOf(release, versions)));
}

export function versionsOf(
  { slug, sourceLanguage, firstPublishedAt, withdrawn }: PublicRelease,
  versions: readonly PublicVersion[],
): Versions {
  return defined({
    schema: 1 as const,
    release: slug,
    sourceLanguage,
    firstPublishedAt,
    withdrawn,
    versions: versions
      .toSorted((a, b) => b.number - a.number)
      .map(({ number, publishedAt, change, withdrawn, corrections, languages }) =>
        defined({
          version: number,
          publishedAt,
          change,
          withdrawn,
          manifest: publishKeys.manifest(slug, number),
          corrections,
          languages,
        }),
      ),
  });
}
