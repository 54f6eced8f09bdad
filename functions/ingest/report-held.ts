import type { ReportedError } from '../../contracts/failures.ts';
import { type IngestResult, schema } from '../../contracts/messages.ts';
import type { ReportedOption } from '../../contracts/options.ts';
import type { Revision } from '../../core/releases/revisions/release-record.ts';
import { emptyReport } from '../shared/empty-report.ts';
import type { Reporting } from './services.ts';

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
      ...(revision === undefined ? {} : { revision }),
      ...(options === undefined ? {} : { options }),
      errors: [hold],
    });
  }
  return { schema, outcome: 'waiting' };
}
