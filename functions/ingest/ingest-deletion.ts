import { isOverridden, type Run } from '../../aws/dynamodb/releases.ts';
import { type IngestResult, type ObjectEvent, schema } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { inputsBeside } from '../../core/releases/revisions/inputs.ts';
import { register } from '../../core/releases/revisions/register.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { isOlder } from '../../core/releases/revisions/sequencers.ts';
import { emptyReport } from '../shared/empty-report.ts';
import { releaseOf } from '../shared/release-of.ts';
import { eventIdentity, isPermanent } from '../shared/upload.ts';
import { handOn } from './hand-on.ts';
import type { IngestServices } from './ingest.ts';
import { readAgain } from './read-source.ts';
import { settleWords } from './settle-words.ts';

/**
 * The deletion of the source withdraws the release: a held one never appears, and one on its way stops
 * before it is committed. Where something is published already, nothing is registered here: that is Withdraw's.
 * The deletion of a translation or an attachment withdraws only that, and makes a revision without it.
 */
export async function ingestDeletion(
  upload: Upload,
  event: ObjectEvent,
  run: Run,
  services: IngestServices,
): Promise<IngestResult> {
  const ignored: IngestResult = { schema, outcome: 'ignored' };
  const slug = await releaseOf(upload.key, services.settings, services.releases);
  if (slug === undefined || (await isOldVersion(slug, event, services))) return ignored;
  const before = await services.releases.read(slug);
  if (before !== undefined) await settleWords(before, services); // what it taught is listed before it can go
  const withdrawn = await registerDeletion(slug, upload, run, services);
  if (withdrawn === 'published') return { schema, outcome: 'withdraw', withdraw: { slug, upload } };
  const now = withdrawn?.record ?? (await services.releases.read(slug));
  if (now !== undefined) await settleWords(now, services, upload);
  const report = { ...emptyReport('withdrawn', upload, services.clock), release: slug };
  if (withdrawn === undefined) {
    if (!Object.hasOwn(before?.unfinished ?? {}, upload.key) || isOlder(before, upload)) return ignored;
    await services.report(report);
    return { schema, outcome: 'withdrawn' };
  }
  const { record, revision, replaced } = withdrawn;
  const isSourceGone = revision.kind === 'deletion';
  if (!isSourceGone && record.source !== undefined) {
    const release = await readAgain(record.source.upload, record, services);
    return release === undefined ? ignored : handOn(revision, release, record, services);
  }

  if (isSourceGone && (replaced?.state === 'under-way' || replaced?.state === 'held')) {
    for (const waiting of [replaced.upload, ...(replaced.also ?? [])]) {
      await services.report({ ...report, upload: waiting, revision: replaced.revision });
    }
  }
  await services.report({ ...report, revision: record.newest.revision });
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
  const inputs = [record?.newest, record?.source, ...inputsBeside(record ?? {})];
  if (inputs.some((input) => input?.upload.versionId === detail.object['version-id'])) return false;
  return (await uploads.newest(detail.object.key)) !== undefined;
}

function registerDeletion(slug: string, upload: Upload, run: Run, { releases, clock }: IngestServices) {
  const identity = eventIdentity(upload);
  const { execution } = run;
  type Done = { record: ReleaseRecord; revision: Revision; replaced?: Revision };
  return releases.change<Done | 'published' | undefined>(slug, async (current) => {
    const seen = await releases.input(slug, identity);
    if (seen !== undefined && !isOverridden(seen, run)) {
      const isOwn = seen.revision > 0 && seen.execution === execution;
      const revision = isOwn ? await releases.revision(slug, seen.revision) : undefined;
      return { result: current && revision && { record: current, revision } };
    }
    const result = register(current, { slug, upload, execution, content: { kind: 'deletion' } }, clock.now());
    if (result.outcome !== 'registered') {
      return { result: undefined, ...(result.record === undefined ? {} : { write: { record: result.record } }) };
    }
    const { record, revision } = result;
    if (record.withdrawn === revision.revision && record.committed !== undefined) return { result: 'published' };
    return {
      result,
      write: { record, revision, input: { identity, over: seen, revision: revision.revision, execution } },
    };
  });
}
