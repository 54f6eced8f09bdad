import type { Version } from '../../core/publication/build-version.ts';
import type { ObjectStore } from '../shared/object-store.ts';
import { aheadOf, versionMark } from './version-mark.ts';
import { newObject } from './version-store.ts';

/** The release's pages at their lasting addresses. A language that failed keeps the page that it has. */
export async function writePages({ pages, number }: Version, published: ObjectStore): Promise<void> {
  await Promise.all(
    pages.map((page) => published.putForward({ ...newObject(page), mark: versionMark(number) }, aheadOf(number))),
  );
}
