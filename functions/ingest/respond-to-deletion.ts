import { type IngestResult, schema } from '../../contracts/messages.ts';
import type { Report, Upload } from '../../contracts/report.ts';
import { emptyReport } from '../shared/reports.ts';
import type { Registered } from './register-once.ts';
import { respondToRevision } from './respond-to-revision.ts';
import type { IngestContext } from './services.ts';

const ignored: IngestResult = { schema, outcome: 'ignored' };

/** What becomes of a deletion once it is registered, or left to Withdraw. */
export async function respondToDeletion(
  registered: Registered,
  upload: Upload,
  context: IngestContext,
): Promise<IngestResult> {
  const { slug, record, outcome } = registered;
  if (outcome === 'public') return { schema, outcome: 'withdraw', withdraw: { slug, upload } };
  const report = { ...emptyReport('withdrawn', upload, context.clock), release: slug };
  if (outcome === 'removed') return withdrawn(report, context);
  const revision = 'revision' in registered ? registered.revision : undefined;
  if (record === undefined || revision === undefined) return ignored;
  const isSourceGone = revision.kind === 'deletion';
  if (!isSourceGone && record.source !== undefined) return respondToRevision(revision, record, context);
  const replaced = isSourceGone && 'replaced' in registered ? registered.replaced : undefined;
  if (replaced?.state === 'under-way' || replaced?.state === 'held') {
    for (const waiting of [replaced.upload, ...(replaced.also ?? [])]) {
      await context.report({ ...report, upload: waiting, revision: replaced.number });
    }
  }
  return withdrawn({ ...report, revision: record.newest.number }, context);
}

async function withdrawn(report: Report, context: IngestContext): Promise<IngestResult> {
  await context.report(report);
  return { schema, outcome: 'withdrawn' };
}
