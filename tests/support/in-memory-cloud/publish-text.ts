import { type ObjectEvent, schema } from '../../../contracts/messages.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import { translated } from '../translated.ts';
import type { InMemoryCloud } from './in-memory-cloud.ts';
import { places, servicesInMemory } from './services.ts';

let sequence = 0;

/** Has the functions publish a text of one paragraph, from its upload to its report. */
export async function publishText(cloud: InMemoryCloud, slug: string, text: string): Promise<void> {
  const services = servicesInMemory(cloud);
  const put = { Bucket: places.upload, Key: `${slug}.md`, Body: `# The title\n\n${text}\n` };
  const { VersionId } = cloud.s3.answer('PutObjectCommand', put) as { VersionId: string };
  const result = await ingest(inputOf('Object Created', slug, VersionId), services);
  if (result.outcome !== 'release') throw new Error(`ingest came to ${result.outcome}`);
  const { outcome } = await publish(await translated(result.release, services), services);
  if (outcome !== 'published') throw new Error(`publish came to ${outcome}`);
}

/** Has the functions withdraw it, as after the deletion of its file. */
export async function withdrawText(cloud: InMemoryCloud, slug: string): Promise<void> {
  const services = servicesInMemory(cloud);
  const deletion = { Bucket: places.upload, Key: `${slug}.md` };
  const { VersionId } = cloud.s3.answer('DeleteObjectCommand', deletion) as { VersionId: string };
  const input = inputOf('Object Deleted', slug, VersionId);
  const result = await ingest(input, services);
  if (result.outcome !== 'withdraw') throw new Error(`the deletion came to ${result.outcome}`);
  await withdrawRelease({ schema, withdraw: result.withdraw, execution: input.execution, redrive: 0 }, services);
}

function inputOf(type: ObjectEvent['detail-type'], slug: string, versionId: string) {
  sequence += 1;
  const object = { key: `${slug}.md`, 'version-id': versionId, sequencer: sequence.toString(16).padStart(8, '0') };
  const event: ObjectEvent = { 'detail-type': type, detail: { bucket: { name: places.upload }, object } };
  return { event, execution: `execution of ${versionId}`, redrive: 0 };
}
