import { Rejection } from '../../contracts/failures.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { PublishedAsset } from '../../contracts/manifest.ts';
import { deliveryOf, wordFile } from '../../core/documents/attachments/delivery.ts';
import { suffixOf } from '../../core/documents/attachments/folder.ts';
import { sanitiseDocx } from '../../core/documents/formats/docx/sanitise/sanitise.ts';
import { immutable, publishedFile } from '../../core/publication/published-object.ts';
import { log } from '../shared/log.ts';
import type { PuttingStores } from './services.ts';
import type { Version } from './version.ts';

/**
 * Copies the release's attachments from the upload bucket, in the versions that this revision registered. Rewrites Word
 * documents. Copies one after the other, since the largest takes much of the memory. S3's own copy would not need
 * memory, but it does not return a SHA-256 of the copied bytes, and does not check what is there already.
 */
export async function putAttachments(
  { attachments, folder }: Pick<Version, 'attachments' | 'folder'>,
  { uploads, published }: Pick<PuttingStores, 'uploads' | 'published'>,
): Promise<Record<string, PublishedAsset>> {
  const assets = new Map<string, PublishedAsset>();
  for (const [name, { upload }] of Object.entries(attachments).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const object = await uploads.version(upload.key, upload.versionId);
    if (object === undefined) {
      log('attachment gone', { upload: upload.versionId }); // its deletion makes its own revision
      continue;
    }
    const bytes = publicBytes(name, await object.read());
    if (bytes === undefined) {
      log('attachment not publishable', { upload: upload.versionId }); // it came before Word files were looked at
      continue;
    }
    const { mediaType, inline } = deliveryOf(name);
    const made = immutable(`${folder}${publishKeys.asset(name)}`, mediaType, bytes, {
      ...(inline ? {} : { contentDisposition: 'attachment' }),
    });
    await published.putOnce(made);
    const own = suffixOf(name);
    const replaces = own !== undefined && Object.hasOwn(attachments, own.replaces);
    assets.set(name, { ...publishedFile(made, folder), ...(replaces ? own : {}) });
  }
  return Object.fromEntries(assets);
}

/** An attachment as it may be published; undefined if it may not. */
function publicBytes(name: string, bytes: Uint8Array): Uint8Array | undefined {
  const word = wordFile(name);
  if (word === undefined) return bytes;
  if (word === 'refused') return undefined;
  try {
    return sanitiseDocx(bytes, { stripActive: true }).bytes;
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}
