import type { Settings } from '../../contracts/environment.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { PublicRelease, PublicVersion } from '../../contracts/site.ts';
import { defined } from '../../core/lib/defined.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { eachLanguage } from '../../core/publication/each-language.ts';
import { stylesheetKey } from '../../core/publication/pages/stylesheet.ts';
import { withdrawnPage } from '../../core/publication/pages/withdrawn-page.ts';
import { putAsOf } from '../../core/publication/put-as-of.ts';
import { versionsObject } from '../../core/publication/site/versions.ts';
import { latestNotice, versionNotice, withdrawnLatest } from '../../core/publication/versions/withdrawn-objects.ts';
import type { Withdrawn } from '../../core/releases/revisions/release-record.ts';
import { pageLanguages } from '../../core/releases/revisions/withdraw.ts';

/** A registered withdrawal, and what it takes from readers. */
export interface Removal {
  slug: string;
  /** What readers saw until then. */
  release: PublicRelease;
  withdrawal: Withdrawn;
  /** The versions that go, oldest first. */
  versions: readonly PublicVersion[];
  settings: Settings;
}

/**
 * What moves with the release says that it is withdrawn: its pages in every language that ever had one, and
 * what programs ask first. Where a newer version has come since, it stays.
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

/** The same in the place of the pages of one version, for good. */
export async function putVersionNotices(
  removal: Removal,
  version: PublicVersion,
  published: ObjectStore,
): Promise<void> {
  const folder = publishKeys.version(removal.slug, version.number);
  await eachLanguage(pageLanguages([version]), (language) =>
    published.put(versionNotice(folder, language, pageOf(removal, language))),
  );
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
