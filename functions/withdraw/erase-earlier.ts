import type { Eraser } from '../../aws/s3/erase.ts';
import { publishKeys } from '../../contracts/keys.ts';
import { eachLanguage } from '../../core/publication/each-language.ts';
import { isOwnPath } from '../../core/publication/versions/own-paths.ts';

/**
 * Erases what the objects of a release were before they were replaced or deleted. The bucket keeps that for some days,
 * for the case that somebody destroys what is published; a withdrawal means it.
 */
export async function eraseEarlier(
  { slug, languages, lastVersion }: { slug: string; languages: readonly string[]; lastVersion: number },
  erased: Pick<Eraser, 'eraseEarlier'>,
): Promise<void> {
  const pages = languages.map((language) => publishKeys.sitePage(language, slug));
  await eachLanguage([...pages, publishKeys.latest(slug), publishKeys.versions(slug)], (key) =>
    erased.eraseEarlier(key),
  );
  const numbers = Array.from({ length: lastVersion }, (_, index) => index + 1);
  await eachLanguage(numbers, (number) => eraseEarlierOfVersion(slug, number, erased));
}

export async function eraseEarlierOfVersion(
  slug: string,
  version: number,
  erased: Pick<Eraser, 'eraseEarlier'>,
): Promise<void> {
  const folder = publishKeys.version(slug, version);
  await erased.eraseEarlier(folder, (key) => isOwnPath(key.slice(folder.length)));
}
