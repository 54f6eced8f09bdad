import type { NewObject } from '../../aws/s3/object-store.ts';
import type { MadeObject } from '../../core/publication/versions/published-object.ts';

/** An object as the store takes it, below a folder where its path is relative to one. */
export function newObject(
  { path, body, mediaType, cacheControl, contentDisposition }: MadeObject,
  folder = '',
): NewObject {
  return {
    key: `${folder}${path}`,
    body,
    contentType: mediaType,
    cacheControl,
    ...(contentDisposition && { contentDisposition }),
  };
}
