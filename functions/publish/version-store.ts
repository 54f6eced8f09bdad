import type { Version } from '../../core/publication/build-version.ts';
import type { MadeObject, PublishedObject } from '../../core/publication/published-object.ts';
import { runWorkers } from '../../core/translate-document/workers.ts';
import type { NewObject, ObjectStore } from '../shared/object-store.ts';
import { bodyOf } from './body-of.ts';

/** Archives that are copied at once: two of the largest fit the function's memory, several times over. */
const copiesAtOnce = 2;

/** Puts a version: all its objects, and only then the manifest that names them. */
export async function putVersion(
  { objects, manifestObject }: Version,
  { work, published }: { work: ObjectStore; published: ObjectStore },
): Promise<void> {
  const put = async (object: PublishedObject) =>
    published.putOnce(newObject({ ...object, body: await bodyOf(object, work) }));
  const isStored = ({ body }: PublishedObject) => 'key' in body;
  await Promise.all(objects.filter((object) => !isStored(object)).map(put));
  await runWorkers(objects.filter(isStored), copiesAtOnce, put);
  await published.putOnce(newObject(manifestObject));
}

/** Takes back a version that was refused: first the manifest, so that nothing names what is gone. */
export async function removeVersion({ objects, manifestObject }: Version, published: ObjectStore): Promise<void> {
  await published.delete(manifestObject.path);
  await Promise.all(objects.map(({ path }) => published.delete(path)));
}

export function newObject({ path, body, mediaType, cacheControl, contentDisposition }: MadeObject): NewObject {
  return { key: path, body, contentType: mediaType, cacheControl, ...(contentDisposition && { contentDisposition }) };
}
