import type { Settings } from '../../contracts/environment.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { PublishedFile } from '../../contracts/manifest.ts';
import type { PublicRelease, PublicVersion } from '../../contracts/site.ts';
import { defined } from '../../core/lib/defined.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { eachLanguage } from '../../core/publication/each-language.ts';
import { stylesheetKey } from '../../core/publication/pages/stylesheet.ts';
import { withdrawnPage } from '../../core/publication/pages/withdrawn-page.ts';
import { publishedFile } from '../../core/publication/published-object.ts';
import { putAsOf } from '../../core/publication/put-as-of.ts';
import { versionsObject } from '../../core/publication/site/versions.ts';
import { latestNotice, versionNotice, withdrawnLatest } from '../../core/publication/versions/withdrawn-objects.ts';
import type { Withdrawn } from '../../core/releases/revisions/release-record.ts';
import { pageLanguages } from '../../core/releases/revisions/withdraw.ts';

/** A registered withdrawal, and what it removes. */
export interface Removal {
  slug: string;
  /** The public record before the withdrawal. */
  release: PublicRelease;
  withdrawal: Withdrawn;
  /** The versions to withdraw, oldest first. */
  versions: readonly PublicVersion[];
  settings: Settings;
}

/**
 * Replaces the lasting pages, in every language that ever had one, and the files that programs read first by
 * notices of the withdrawal. Does not replace those of a newer version.
 */
export async function putNotices(removal: Removal, published: ObjectStore): Promise<void> {
  const { slug, release, withdrawal, versions } = removal;
  const { at, reason, version, tick } = withdrawal;
  const withdrawn = defined({ at, reason });
  const moving = [
    ...pageLanguages(versions).map((language) => latestNotice(language, slug, pageOf(removal, language))),
    withdrawnLatest(slug, version, withdrawn),
  ];
  await eachLanguage(moving, (object) => putAsOf(tick, object, published));
  await putAsOf(tick, versionsObject({ ...release, withdrawn, tick }, versions), published);
}

/** Replaces the pages of one version by notices, permanently; returns what the manifest lists of each, by language. */
export async function putVersionNotices(
  removal: Removal,
  version: PublicVersion,
  published: ObjectStore,
): Promise<Map<string, PublishedFile>> {
  const folder = publishKeys.version(removal.slug, version.number);
  const notices = await eachLanguage(pageLanguages([version]), async (language) => {
    const notice = versionNotice(folder, language, pageOf(removal, language));
    await published.put(notice);
    return [language, publishedFile(notice, folder)] as const;
  });
  return new Map(notices);
}

function pageOf({ slug, release, withdrawal, versions, settings }: Removal, language: string): string {
  return withdrawnPage({
    siteUrl: settings.siteUrl,
    stylesheet: stylesheetKey,
    language,
    sourceLanguage: release.sourceLanguage,
    slug,
    at: withdrawal.at,
    reason: withdrawal.reason,
    languages: pageLanguages(versions),
  });
}
