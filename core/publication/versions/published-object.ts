import type { PublishedFile } from '../../../contracts/manifest.ts';
import { sha256 } from '../../releases/revisions/fingerprint.ts';
import type { StoredDocument } from './rendition.ts';

/** An object of the publish bucket, as it will be put. */
export interface PublishedObject {
  /** A key, or a path relative to a version's folder. */
  path: string;
  mediaType: string;
  body: Uint8Array | StoredDocument;
  cacheControl: string;
  contentDisposition?: 'attachment';
}

/** An object whose bytes are at hand. */
export interface MadeObject extends PublishedObject {
  body: Uint8Array;
}

/** Browsers ask again after five minutes, so that a withdrawal reaches them; the edge may keep what never changes. */
const immutableCaching = 'public, max-age=300, s-maxage=31536000';

/** The name says what it holds. */
export const stylesheetCaching = 'public, max-age=31536000, immutable';

/** What the edge keeps for a second, a browser would keep for as long as the page says: a release may be there by then. */
export const notFoundCaching = 'no-cache';

/** What moves with every version is asked for again each minute, at the edge as in the browser. */
const movingCaching = 'public, max-age=60';

export function immutable(
  path: string,
  mediaType: string,
  content: string | Uint8Array,
  more?: Pick<PublishedObject, 'contentDisposition'>,
): MadeObject;
export function immutable(
  path: string,
  mediaType: string,
  content: string | Uint8Array | StoredDocument,
  more?: Pick<PublishedObject, 'contentDisposition'>,
): PublishedObject;
export function immutable(
  path: string,
  mediaType: string,
  content: string | Uint8Array | StoredDocument,
  more: Pick<PublishedObject, 'contentDisposition'> = {},
): PublishedObject {
  const body = typeof content === 'string' ? Buffer.from(content) : content;
  return { path, mediaType, body, cacheControl: immutableCaching, ...more };
}

export function moving(path: string, mediaType: string, text: string): MadeObject {
  return { path, mediaType, body: Buffer.from(text), cacheControl: movingCaching };
}

/** The object as a manifest lists it. */
export function publishedFile({ path, mediaType, body }: PublishedObject): PublishedFile {
  if ('key' in body) return { path, mediaType, sha256: body.sha256, bytes: body.bytes };
  return { path, mediaType, sha256: sha256(body), bytes: body.byteLength };
}
