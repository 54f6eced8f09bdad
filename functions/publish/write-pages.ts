import { sitePage } from '../../core/publication/site-page.ts';
import type { ObjectStore } from '../shared/object-store.ts';
import { eachLanguage } from './each-language.ts';
import { newObject } from './new-object.ts';
import { readRendition, type Version } from './version.ts';
import { aheadOf, versionMark } from './version-mark.ts';

/** The release's pages at their lasting addresses. A language that failed keeps the page that it has. */
export async function writePages(
  version: Version,
  stores: { work: ObjectStore; published: ObjectStore },
): Promise<void> {
  const number = version.publication.version;
  await eachLanguage(version.published, async (language) => {
    const rendition = await readRendition(version, language, stores.work);
    const page = newObject(sitePage(version.context, rendition, version.published));
    await stores.published.putForward({ ...page, mark: versionMark(number) }, aheadOf(number));
  });
}
