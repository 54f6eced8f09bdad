import { Rejection } from '../../contracts/failures.ts';
import { maxAttachmentBytes } from '../../contracts/limits.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Arriving } from './arriving.ts';
import type { IngestContext } from './services.ts';

/**
 * A file of a release's folder; undefined where it is gone. Its bytes are not read here: Publish copies them
 * where the release is published.
 *
 * @throws Rejection `TooLarge`, and what is wrong with the source
 */
export async function arrivingAttachment(
  upload: Upload,
  { slug, name }: { slug: string; name: string },
  { uploads, files }: Pick<IngestContext, 'uploads' | 'files'>,
): Promise<Arriving | undefined> {
  const object = await uploads.version(upload.key, upload.versionId);
  if (object === undefined) return undefined;
  object.discard();
  const { etag, bytes } = object;
  if (bytes > maxAttachmentBytes) {
    throw new Rejection('TooLarge', `The file has ${bytes} bytes; the limit is ${maxAttachmentBytes} (100 MiB).`);
  }
  return {
    slug,
    contentOf: async (record) => {
      // A source that the configuration no longer takes stops its attachments too.
      if (record?.source !== undefined) await files.registered(record.source.upload, record);
      return { content: { kind: 'attachment', name, attachment: { upload, etag, bytes } } };
    },
  };
}
