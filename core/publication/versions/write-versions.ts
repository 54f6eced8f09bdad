import { publishKeys } from '../../../contracts/keys.ts';
import type { PublicRelease, PublicVersion } from '../../../contracts/site.ts';
import type { ObjectStore } from '../../lib/object-store.ts';
import { versionsOf } from '../site/versions.ts';
import { newObject } from './new-object.ts';
import { aheadOf, publicMark } from './public-mark.ts';
import { moving } from './published-object.ts';

/** `versions/<slug>.json`: what there was; never back to fewer. */
export async function writeVersions(
  face: PublicRelease,
  versions: readonly PublicVersion[],
  published: ObjectStore,
): Promise<void> {
  const text = `${JSON.stringify(versionsOf(face, versions), null, 2)}\n`;
  const object = moving(publishKeys.versions(face.release), 'application/json', text);
  await published.putForward({ ...newObject(object), mark: publicMark(face.tick) }, aheadOf(face.tick));
}
