import type { ObjectStore } from '../../aws/s3/object-store.ts';
import type { PublishedObject } from '../../core/publication/versions/published-object.ts';
import { sha256 } from '../../core/releases/revisions/fingerprint.ts';

/** The bytes of an object, which for an archive are where translate left them. */
export async function bodyOf({ body }: PublishedObject, work: ObjectStore): Promise<Uint8Array> {
  if (!('key' in body)) return body;
  const bytes = await work.getBytes(body.key);
  // The manifest names the digest of what was made; nothing else may stand under it.
  if (sha256(bytes) !== body.sha256) throw new Error(`${body.key} does not have the bytes that were rendered`);
  return bytes;
}
