import type { Run } from '../../aws/dynamodb/releases.ts';
import { Rejection } from '../../contracts/failures.ts';
import { maxAttachmentBytes } from '../../contracts/limits.ts';
import type { IngestResult } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import type { IngestServices } from './ingest.ts';
import { checkSource } from './ingest-translation.ts';
import { settleBeside } from './ingest-upload.ts';
import { registerOnce } from './register-once.ts';

/**
 * A file of a release's folder. Its bytes are read by nobody here: Publish copies them where the release
 * is published.
 *
 * @throws Rejection `TooLarge`, `TooManyAttachments`, and what is wrong with the source
 */
export async function ingestAttachment(
  { upload, slug, name }: { upload: Upload; slug: string; name: string },
  run: Run,
  services: IngestServices,
): Promise<IngestResult | undefined> {
  const object = await services.uploads.version(upload.key, upload.versionId);
  if (object === undefined) return undefined;
  object.discard();
  const { etag, bytes } = object;
  if (bytes > maxAttachmentBytes) {
    throw new Rejection('TooLarge', `The file has ${bytes} bytes; the limit is ${maxAttachmentBytes} (100 MiB).`);
  }
  await checkSource(await services.releases.read(slug), services);
  const registration = await registerOnce(slug, upload, run, services, async () => ({
    kind: 'attachment',
    name,
    attachment: { upload, etag, bytes },
  }));
  return settleBeside(registration, { upload, slug }, run, services);
}
