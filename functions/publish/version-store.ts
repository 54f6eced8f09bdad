import type { Version } from '../../core/publication/build-version.ts';
import type { PublishedObject } from '../../core/publication/published-object.ts';
import type { NewObject, ObjectStore } from '../shared/object-store.ts';

/** Puts a version: all its objects, and only then the manifest that names them. */
export async function putVersion({ objects, manifestObject }: Version, published: ObjectStore): Promise<void> {
  await Promise.all(objects.map((object) => published.putOnce(newObject(object))));
  await published.putOnce(newObject(manifestObject));
}

/** Takes back a version that was refused: first the manifest, so that nothing names what is gone. */
export async function removeVersion({ objects, manifestObject }: Version, published: ObjectStore): Promise<void> {
  await published.delete(manifestObject.path);
  await Promise.all(objects.map(({ path }) => published.delete(path)));
}

export function newObject({ path, body, mediaType, cacheControl, contentDisposition }: PublishedObject): NewObject {
  return { key: path, body, contentType: mediaType, cacheControl, ...(contentDisposition && { contentDisposition }) };
}
