import type { ObjectStore } from '../../aws/s3/object-store.ts';
import { type Shown, writeLatestPages } from '../../core/publication/versions/write-latest-pages.ts';
import { readRendition, type Version } from './version.ts';

/** The release's pages once a version of it is committed; a late retry meets those of newer versions. */
export function writePages(
  version: Version,
  shown: Omit<Shown, 'settings'>,
  { work, published }: { work: ObjectStore; published: ObjectStore },
): Promise<void> {
  const own = version.publication.version;
  return writeLatestPages({ ...shown, settings: version.context.settings }, published, async (language, number) =>
    number === own ? (await readRendition(version, language, work)).body : undefined,
  );
}
