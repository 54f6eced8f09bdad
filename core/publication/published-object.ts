import { caching } from '../../contracts/caching.ts';
import type { PublishedFile } from '../../contracts/manifest.ts';
import { sha256 } from '../../contracts/sha256.ts';
import type { NewObject, ProgressMark } from '../lib/object-store.ts';

/** An object of the publish bucket, as the store takes it. */
export interface PublishedObject extends NewObject {
  cacheControl: string;
  /** More metadata. */
  mark?: ProgressMark;
}

export const html = 'text/html; charset=utf-8';

/** An object of a version: nothing but a withdrawal replaces it. */
export function immutable(
  key: string,
  contentType: string,
  body: Uint8Array | string,
  more: Pick<PublishedObject, 'contentDisposition'> = {},
): PublishedObject {
  return { key, contentType, body, cacheControl: caching.version, ...more };
}

/** An object that is replaced with each version. */
export function moving(key: string, contentType: string, body: string): PublishedObject {
  return { key, contentType, body, cacheControl: caching.moving };
}

/** A value as the text of a JSON object: indented, since people read it too. */
export function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** An object of a version's folder as its manifest lists it. */
export function publishedFile({ key, contentType, body }: PublishedObject, folder: string): PublishedFile {
  return {
    path: key.slice(folder.length),
    mediaType: contentType,
    sha256: sha256(body),
    bytes: Buffer.byteLength(body),
  };
}
