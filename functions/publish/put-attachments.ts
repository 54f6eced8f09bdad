import { publishKeys } from '../../contracts/keys.ts';
import type { PublishedAsset } from '../../contracts/manifest.ts';
import { deliveryOf } from '../../core/documents/attachments/delivery.ts';
import { suffixOf } from '../../core/documents/attachments/folder.ts';
import { immutable, publishedFile } from '../../core/publication/published-object.ts';
import { log } from '../shared/log.ts';
import type { PublishStores } from './services.ts';
import type { Version } from './version.ts';

/**
 * Copies the release's attachments from the upload bucket, exactly as they were when this revision was
 * registered. One after the other: the largest takes a good part of the memory. A copy by S3 itself would
 * take none, but would say nothing of what it copied, and put it down on no condition.
 */
export async function putAttachments(
  { attachments, folder }: Pick<Version, 'attachments' | 'folder'>,
  { uploads, published }: Pick<PublishStores, 'uploads' | 'published'>,
): Promise<Record<string, PublishedAsset>> {
  const assets = new Map<string, PublishedAsset>();
  for (const [name, { upload }] of Object.entries(attachments).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const object = await uploads.version(upload.key, upload.versionId);
    if (object === undefined) {
      log('attachment gone', { upload: upload.versionId }); // its deletion makes a revision of its own
      continue;
    }
    const { mediaType, inline } = deliveryOf(name);
    const made = immutable(`${folder}${publishKeys.asset(name)}`, mediaType, await object.read(), {
      ...(inline ? {} : { contentDisposition: 'attachment' }),
    });
    await published.putOnce(made);
    const own = suffixOf(name);
    const replaces = own !== undefined && Object.hasOwn(attachments, own.replaces);
    assets.set(name, { ...publishedFile(made, folder), ...(replaces ? own : {}) });
  }
  return Object.fromEntries(assets);
}
