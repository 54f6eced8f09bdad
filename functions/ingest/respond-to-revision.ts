import type { ReportedError } from '../../contracts/failures.ts';
import { type IngestResult, schema } from '../../contracts/messages.ts';
import type { ReportedOption } from '../../contracts/options.ts';
import { defined } from '../../core/lib/defined.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { emptyReport } from '../shared/reports.ts';
import type { IngestContext, Reporting } from './services.ts';
import { storeRevision } from './store-revision.ts';

/** Hands a revision on to be translated, or reports that it waits. */
export async function respondToRevision(
  revision: Revision,
  record: ReleaseRecord,
  context: IngestContext,
): Promise<IngestResult> {
  const release = await sourceOf(revision, record, context);
  if (revision.hold !== undefined) {
    return reportHeld(
      { ...revision, revision: revision.number, options: release?.ingested.options },
      record.slug,
      revision.hold,
      context,
    );
  }
  return release === undefined ? { schema, outcome: 'ignored' } : storeRevision(revision, release, record, context);
}

/** The source that a revision is made of: its own upload, or the one that the file is beside. */
function sourceOf({ kind, upload, fingerprint }: Revision, record: ReleaseRecord, { files }: IngestContext) {
  if (fingerprint === '') return undefined; // it waits for a source, or for what its name means
  if (kind === 'upload') return files.registered(upload, record);
  return record.source && files.source(record.source.upload, record);
}

/** Reports that a revision, or a file that makes none, waits for what an editor brings; no execution waits with it. */
export async function reportHeld(
  {
    upload,
    also = [],
    revision,
    options,
  }: Pick<Revision, 'upload' | 'also'> & { revision?: number; options?: ReportedOption[] | undefined },
  slug: string,
  hold: ReportedError,
  { report, clock }: Reporting,
): Promise<IngestResult> {
  for (const waiting of [upload, ...also]) {
    await report({
      ...emptyReport('held', waiting, clock),
      release: slug,
      ...defined({ revision, options }),
      errors: [hold],
    });
  }
  return { schema, outcome: 'waiting' };
}
