import type { NewObject } from '../../lib/object-store.ts';
import type { MadeObject } from './published-object.ts';

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
