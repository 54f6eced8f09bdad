import { type IngestResult, type ObjectEvent, schema } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Warning } from '../../contracts/warnings.ts';
import { register } from '../../core/revisions/register.ts';
import type { ReleaseRecord, Revision } from '../../core/revisions/release-record.ts';
import { emptyReport } from '../shared/empty-report.ts';
import { eventIdentity, slugOf } from '../shared/upload.ts';
import type { IngestServices } from './ingest.ts';

/**
 * A deletion withdraws the release: a held one never appears, and one on its way stops before it is
 * committed. Versions that are published already stay where they are; the report says so.
 */
export async function ingestDeletion(
  upload: Upload,
  event: ObjectEvent,
  execution: string,
  services: IngestServices,
): Promise<IngestResult> {
  const ignored: IngestResult = { schema, outcome: 'ignored' };
  if (
    event.detail['deletion-type'] === 'Permanently Deleted' &&
    (await services.uploads.newest(upload.key)) !== undefined
  ) {
    return ignored; // an old version was removed; the file is still there
  }
  const slug = slugOf(upload.key, services.settings);
  if (slug === undefined) return ignored;
  const withdrawn = await registerDeletion(slug, upload, execution, services);
  if (withdrawn === undefined) return ignored;
  const { record, replaced } = withdrawn;

  const report = { ...emptyReport('withdrawn', upload, services.clock), release: slug };
  if (replaced?.state === 'under-way')
    await services.report({ ...report, upload: replaced.upload, revision: replaced.revision });
  await services.report({ ...report, revision: record.newest.revision, warnings: versionsThatStay(record) });
  return { schema, outcome: 'withdrawn' };
}

function registerDeletion(slug: string, upload: Upload, execution: string, { releases, clock }: IngestServices) {
  const identity = eventIdentity(upload);
  return releases.change<{ record: ReleaseRecord; replaced?: Revision } | undefined>(slug, async (current) => {
    const seen = await releases.input(slug, identity);
    if (seen !== undefined) {
      return {
        result:
          current !== undefined && seen.revision > 0 && seen.execution === execution ? { record: current } : undefined,
      };
    }
    const result = register(current, { slug, upload, execution, content: { kind: 'deletion' } }, clock.now());
    if (result.outcome !== 'registered') return { result: undefined };
    const { record, revision } = result;
    return { result, write: { record, revision, input: { identity, revision: revision.revision, execution } } };
  });
}

function versionsThatStay({ committed }: ReleaseRecord): Warning[] {
  if (committed === undefined) return [];
  return [{ code: 'versions-stay', message: `Version ${committed.version} was published before and stays readable.` }];
}
