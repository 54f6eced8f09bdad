import type { Settings } from '../../../contracts/environment.ts';
import { publishKeys } from '../../../contracts/keys.ts';
import type { PublicRelease, PublicVersion } from '../../../contracts/site.ts';
import type { ObjectStore } from '../../lib/object-store.ts';
import { bodyOfPage } from '../pages/release-page.ts';
import { eachLanguage } from './each-language.ts';
import { latestPage } from './latest-page.ts';
import { newObject } from './new-object.ts';
import { aheadOf, publicMark } from './public-mark.ts';

export interface Shown {
  face: PublicRelease;
  /** Every committed version. */
  versions: readonly PublicVersion[];
  settings: Settings;
}

/**
 * The release's pages at their lasting addresses, in every language that has one: where only an older
 * text is, its page must say so from now on, and lead to the languages that there are now.
 *
 * @param bodyOf the text of a language as safe HTML, where it is at hand.
 */
export async function writeLatestPages(
  { face, versions, settings }: Shown,
  published: ObjectStore,
  bodyOf: (language: string, version: number) => Promise<string | undefined> = async () => undefined,
): Promise<void> {
  await eachLanguage(Object.entries(face.languages), async ([language, { version }]) => {
    const body = (await bodyOf(language, version)) ?? (await publishedBody(face.release, version, language, published));
    const page = newObject(latestPage({ face, versions, language, body, settings }));
    await published.putForward({ ...page, mark: publicMark(face.tick) }, aheadOf(face.tick));
  });
}

/** What is in the work bucket of an older version may have expired; what is published has not. */
async function publishedBody(release: string, version: number, language: string, published: ObjectStore) {
  const page = await published.getBytes(`${publishKeys.version(release, version)}${publishKeys.page(language)}`);
  return bodyOfPage(Buffer.from(page).toString());
}
