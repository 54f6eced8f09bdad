import type { ObjectStore } from '../../aws/s3/object-store.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { Latest } from '../../contracts/manifest.ts';
import { newObject } from '../../core/publication/versions/new-object.ts';
import { aheadOf, publicMark } from '../../core/publication/versions/public-mark.ts';
import { moving } from '../../core/publication/versions/published-object.ts';
import type { Committed } from '../../core/releases/revisions/release-record.ts';

/**
 * Points `latest/<slug>.json` at what was committed; never back to what was before.
 *
 * @param tick of the public record that says the same.
 */
export async function moveLatest(
  slug: string,
  { version, complete, awaitsReview, languages }: Committed,
  tick: number,
  published: ObjectStore,
): Promise<void> {
  const latest: Latest = {
    release: slug,
    version,
    manifest: publishKeys.manifest(slug, version),
    status: complete && !awaitsReview ? 'published' : 'partial',
    languages,
  };
  const object = moving(publishKeys.latest(slug), 'application/json', `${JSON.stringify(latest, null, 2)}\n`);
  await published.putForward({ ...newObject(object), mark: publicMark(tick) }, aheadOf(tick));
}
