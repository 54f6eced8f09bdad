import { isOverridden, type Run } from '../../aws/dynamodb/releases.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Arrival } from '../../core/releases/revisions/arrival.ts';
import { register } from '../../core/releases/revisions/register.ts';
import type { ReleaseRecord } from '../../core/releases/revisions/release-record.ts';
import { eventIdentity } from '../shared/upload.ts';
import type { IngestServices } from './ingest.ts';
import type { OneRegistration } from './ingest-upload.ts';

/**
 * One conditional write registers the revision and remembers the event, so that no event counts twice.
 *
 * @param contentOf what the upload is beside the release as it is; asked again where somebody was faster.
 */
export function registerOnce(
  slug: string,
  upload: Upload,
  run: Run,
  { releases, clock }: IngestServices,
  contentOf: (record: ReleaseRecord | undefined) => Promise<Arrival['content']>,
): Promise<OneRegistration> {
  const identity = eventIdentity(upload);
  return releases.change<OneRegistration>(slug, async (current) => {
    const seen = await releases.input(slug, identity);
    if (seen !== undefined && !isOverridden(seen, run)) return { result: { outcome: 'duplicate', ...seen } };
    const content = await contentOf(current);
    const result = register(current, { slug, upload, execution: run.execution, content }, clock.now());
    if (result.outcome === 'superseded' || result.outcome === 'unchanged') {
      return { result, ...(result.record === undefined ? {} : { write: { record: result.record } }) };
    }
    const { record, revision } = result;
    const { execution } = run;
    return {
      result,
      write: { record, revision, input: { identity, over: seen, revision: revision.revision, execution } },
    };
  });
}
