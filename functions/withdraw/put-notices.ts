import type { ObjectStore } from '../../aws/s3/object-store.ts';
import type { Settings } from '../../contracts/environment.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { PublicRelease, PublicVersion } from '../../contracts/site.ts';
import { stylesheetKey } from '../../core/publication/pages/stylesheet.ts';
import { withdrawnPage } from '../../core/publication/pages/withdrawn-page.ts';
import { eachLanguage } from '../../core/publication/versions/each-language.ts';
import { newObject } from '../../core/publication/versions/new-object.ts';
import { aheadOf, publicMark } from '../../core/publication/versions/public-mark.ts';
import { latestNotice, versionNotice, withdrawnLatest } from '../../core/publication/versions/withdrawn-objects.ts';
import { writeVersions } from '../../core/publication/versions/write-versions.ts';
import type { Withdrawn } from '../../core/releases/revisions/release-record.ts';
import { pageLanguages } from '../../core/releases/revisions/withdraw.ts';

/** What a withdrawal is about, as it was registered. */
export interface Taken {
  release: string;
  face: PublicRelease;
  withdrawal: Withdrawn;
  /** The versions that go, oldest first. */
  versions: readonly PublicVersion[];
  settings: Settings;
}

/**
 * What moves with the release says that it is withdrawn: its pages in every language that ever had one, and
 * what programs ask first. Where a newer version has come since, it stays.
 */
export async function putNotices(taken: Taken, published: ObjectStore): Promise<void> {
  const { release, face, withdrawal, versions } = taken;
  const { at, reason, version, tick } = withdrawal;
  const withdrawn = { at, ...(reason === undefined ? {} : { reason }) };
  const moving = [
    ...pageLanguages(versions).map((language) => latestNotice(language, release, pageOf(taken, language))),
    withdrawnLatest(release, version, withdrawn),
  ];
  await eachLanguage(moving, (object) =>
    published.putForward({ ...newObject(object), mark: publicMark(tick) }, aheadOf(tick)),
  );
  await writeVersions({ ...face, withdrawn, tick }, versions, published);
}

/** The same in the place of the pages of one version, for good. */
export async function putVersionNotices(taken: Taken, version: PublicVersion, published: ObjectStore): Promise<void> {
  const folder = publishKeys.version(taken.release, version.version);
  await eachLanguage(pageLanguages([version]), (language) =>
    published.put(newObject(versionNotice(language, pageOf(taken, language)), folder)),
  );
}

function pageOf({ release, face, withdrawal, versions, settings }: Taken, language: string): string {
  return withdrawnPage({
    siteUrl: settings.siteUrl,
    stylesheet: stylesheetKey,
    language,
    sourceLanguage: face.sourceLanguage,
    release,
    at: withdrawal.at,
    reason: withdrawal.reason,
    languages: pageLanguages(versions),
  });
}
