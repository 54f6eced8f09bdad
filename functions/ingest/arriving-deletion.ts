import type { ObjectEvent } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { inputsBeside } from '../../core/releases/revisions/inputs.ts';
import type { ReleaseRecord } from '../../core/releases/revisions/release-record.ts';
import { isPermanent } from '../shared/upload.ts';
import type { Arriving } from './arriving.ts';
import type { IngestContext } from './services.ts';
import { updateHumanMemory } from './update-human-memory.ts';

/**
 * The deletion of the source withdraws the release: a held one never appears, and one on its way stops
 * before it is committed. The deletion of a translation or an attachment withdraws only that, and makes a
 * revision without it. Undefined where only an old version is gone.
 */
export async function arrivingDeletion(
  upload: Upload,
  { slug, detail }: { slug: string; detail: ObjectEvent['detail'] },
  context: Pick<IngestContext, 'uploads' | 'releases' | 'words' | 'work' | 'files'>,
): Promise<Arriving | undefined> {
  const record = await context.releases.read(slug);
  if (await isOldVersion(record, detail, context)) return undefined;
  await updateHumanMemory(record, context); // what the file taught is listed before it can go
  return { slug, hasWords: true, deleted: upload, contentOf: async () => ({ content: { kind: 'deletion' } }) };
}

/** Whether a version was removed for good that the release does not come from, while the file is still there. */
async function isOldVersion(
  record: ReleaseRecord | undefined,
  detail: ObjectEvent['detail'],
  { uploads }: Pick<IngestContext, 'uploads'>,
): Promise<boolean> {
  if (!isPermanent(detail)) return false;
  const inputs = [record?.newest, record?.source, ...inputsBeside(record ?? {})];
  if (inputs.some((input) => input?.upload.versionId === detail.object['version-id'])) return false;
  return (await uploads.newest(detail.object.key)) !== undefined;
}
