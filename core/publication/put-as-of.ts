import type { ObjectStore } from '../lib/object-store.ts';
import type { PublishedObject } from './published-object.ts';

/**
 * Puts an object that moves with a release, unless the one that is there shows a later state. Its metadata says
 * which state it shows: the `tick` of the public record, since versions alone would not order it; a withdrawal
 * and what it withdrew are of one version.
 */
export async function putAsOf(
  tick: number,
  object: PublishedObject,
  published: Pick<ObjectStore, 'putForward'>,
): Promise<void> {
  await published.putForward(
    { ...object, mark: { ...object.mark, tick: String(tick) } },
    (stored) => Number(stored['tick'] ?? 0) > tick,
  );
}
