import { publishKeys } from '../../../contracts/keys.ts';
import type { ObjectStore } from '../../lib/object-store.ts';
import { eachLanguage } from '../each-language.ts';
import { putAsOf } from '../put-as-of.ts';
import { bodyOf, type Ninjs } from '../site/ninjs.ts';
import { type LatestPage, latestPage } from './latest-page.ts';

/**
 * Writes the release's pages at their lasting addresses, in every language that has one: where only an older
 * text is, its page must say so from now on, and lead to the languages that there are now. The text comes from
 * the version that it is of: what is in the work bucket may have expired, what is published has not.
 *
 * @param languages of the release's; a preview has only those of its version.
 */
export async function writeLatestPages(
  { release, ...shown }: Omit<LatestPage, 'language' | 'body'>,
  published: Pick<ObjectStore, 'getJson' | 'putForward'>,
  languages: readonly string[] = Object.keys(release.languages),
): Promise<void> {
  await eachLanguage(languages, async (language) => {
    const { version = release.version } = release.languages[language] ?? {};
    const key = `${publishKeys.version(release.slug, version)}${publishKeys.ninjs(language)}`;
    const body = bodyOf(await published.getJson<Ninjs>(key));
    await putAsOf(release.tick, latestPage({ release, ...shown, language, body }), published);
  });
}
