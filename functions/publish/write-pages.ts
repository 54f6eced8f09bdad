import { publishKeys } from '../../contracts/keys.ts';
import type { PublicRelease, PublicVersion } from '../../contracts/site.ts';
import { bodyOfPage } from '../../core/pages/body-of-page.ts';
import { latestPage } from '../../core/publication/latest-page.ts';
import type { ObjectStore } from '../shared/object-store.ts';
import { aheadOf, publicMark } from '../shared/public-mark.ts';
import { eachLanguage } from './each-language.ts';
import { newObject } from './new-object.ts';
import { readRendition, type Version } from './version.ts';

interface Stores {
  work: ObjectStore;
  published: ObjectStore;
}

/**
 * The release's pages at their lasting addresses, in every language that has one: where only an older
 * text is, its page must say so from now on, and lead to the languages that there are now.
 */
export async function writePages(
  version: Version,
  { face, versions }: { face: PublicRelease; versions: readonly PublicVersion[] },
  stores: Stores,
): Promise<void> {
  const { settings } = version.context;
  await eachLanguage(Object.keys(face.languages), async (language) => {
    const body = await bodyOf(version, face, language, stores);
    const page = newObject(latestPage({ face, versions, language, body, settings }));
    await stores.published.putForward({ ...page, mark: publicMark(face.tick) }, aheadOf(face.tick));
  });
}

async function bodyOf(version: Version, face: PublicRelease, language: string, { work, published }: Stores) {
  const newest = face.languages[language]?.version ?? face.version;
  if (newest === version.publication.version) return (await readRendition(version, language, work)).body;
  // What is in the work bucket of an older version may have expired; what is published has not.
  const page = await published.getBytes(`${publishKeys.version(face.release, newest)}${publishKeys.page(language)}`);
  return bodyOfPage(Buffer.from(page).toString());
}
