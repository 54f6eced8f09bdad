import type { MadeObject } from '../../core/publication/published-object.ts';
import type { NewObject } from './object-store.ts';

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
