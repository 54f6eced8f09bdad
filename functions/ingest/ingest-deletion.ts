import { type IngestResult, type ObjectEvent, schema } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Warning } from '../../contracts/warnings.ts';
import { register } from '../../core/revisions/register.ts';
import type { ReleaseRecord, Revision } from '../../core/revisions/release-record.ts';
import { emptyReport } from '../shared/empty-report.ts';
import { isOverridden, type Run } from '../shared/releases.ts';
import { eventIdentity, isPermanent, slugOf } from '../shared/upload.ts';
import type { IngestServices } from './ingest.ts';

/**
 * A deletion withdraws the release: a held one never appears, and one on its way stops before it is
 * committed. Versions that are published already stay where they are; the report says so.
 */
export async function ingestDeletion(
  upload: Upload,
  event: ObjectEvent,
  run: Run,
  services: IngestServices,
): Promise<IngestResult> {
  const ignored: IngestResult = { schema, outcome: 'ignored' };
  const slug = slugOf(upload.key, services.settings);
  if (slug === undefined || (await isOldVersion(slug, event, services))) return ignored;
  const withdrawn = await registerDeletion(slug, upload, run, services);
  if (withdrawn === undefined) return ignored;
  const { record, replaced } = withdrawn;

  const report = { ...emptyReport('withdrawn', upload, services.clock), release: slug };
  if (replaced?.state === 'under-way')
    await services.report({ ...report, upload: replaced.upload, revision: replaced.revision });
  await services.report({ ...report, revision: record.newest.revision, warnings: versionsThatStay(record) });
  return { schema, outcome: 'withdrawn' };
}

/** Whether a version was removed for good that the release does not come from, while the file is still there. */
async function isOldVersion(
  slug: string,
  { detail }: ObjectEvent,
  { releases, uploads }: IngestServices,
): Promise<boolean> {
  if (!isPermanent(detail)) return false;
  const record = await releases.read(slug);
  if (record?.newest.upload.versionId === detail.object['version-id']) return false;
  return (await uploads.newest(detail.object.key)) !== undefined;
}

function registerDeletion(slug: string, upload: Upload, run: Run, { releases, clock }: IngestServices) {
  const identity = eventIdentity(upload);
  const { execution } = run;
  return releases.change<{ record: ReleaseRecord; replaced?: Revision } | undefined>(slug, async (current) => {
    const seen = await releases.input(slug, identity);
    if (seen !== undefined && !isOverridden(seen, run)) {
      const isOwn = seen.revision > 0 && seen.execution === execution;
      return { result: current !== undefined && isOwn ? { record: current } : undefined };
    }
    const result = register(current, { slug, upload, execution, content: { kind: 'deletion' } }, clock.now());
    if (result.outcome !== 'registered') return { result: undefined };
    const { record, revision } = result;
    return {
      result,
      write: { record, revision, input: { identity, over: seen, revision: revision.revision, execution } },
    };
  });
}

function versionsThatStay({ committed }: ReleaseRecord): Warning[] {
  if (committed === undefined) return [];
  return [{ code: 'versions-stay', message: `Version ${committed.version} was published before and stays readable.` }];
}
