import { type ExecutionRef, eventIdentity, type Releases } from '../../aws/dynamodb/releases.ts';
import type { Settings } from '../../contracts/environment.ts';
import type { DeadExecution, ObjectEvent } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { defined } from '../../core/lib/defined.ts';
import { lostRace, retryContended } from '../../core/lib/retry-contended.ts';
import { fail } from '../../core/releases/revisions/fail.ts';
import type { Revision } from '../../core/releases/revisions/release-record.ts';
import { releaseOf } from '../../core/releases/uploads/release-of.ts';
import { isIgnored } from '../../core/releases/uploads/upload-key.ts';
import { uploadOf } from './upload.ts';

/** What a dead execution worked on. */
export interface MarkedDead {
  upload: Upload;
  /** Absent if the upload does not belong to a release. */
  slug?: string;
  /** The revision that it registered; absent if it did not. `not ours`: another execution handles the event. */
  revision?: Revision | 'not ours';
}

/**
 * Marks the revision of a dead execution as failed (`fail`); may be repeated. Undefined for an execution that was
 * started without an event, or for a file without a report.
 */
export async function markDead(
  { executionArn, input, redriveCount }: DeadExecution,
  { settings, releases }: { settings: Settings; releases: Releases },
): Promise<MarkedDead | undefined> {
  const upload = uploadOf(JSON.parse(input) as ObjectEvent);
  if (upload === undefined || isIgnored(upload.key)) return undefined;
  const { slug } = (await releaseOf(upload.key, settings, releases)) ?? {};
  if (slug === undefined) return { upload };
  const run = { execution: executionArn, redrive: redriveCount ?? 0 };
  return { upload, slug, ...defined({ revision: await markRevision(slug, upload, run, releases) }) };
}

/**
 * Marks the revision that this execution registered. If it did not register one, marks its event as handled:
 * stopping an execution does not stop a function that runs for it.
 */
function markRevision(slug: string, upload: Upload, run: ExecutionRef, releases: Releases) {
  const identity = eventIdentity(upload);
  return retryContended('a release', () =>
    releases.change<Revision | 'not ours' | typeof lostRace | undefined>(slug, async (record) => {
      const input = await releases.input(slug, identity);
      if (input === undefined || input.revision === 0)
        return { result: undefined, write: { input: { identity, over: input, revision: 0, ...run } } };
      // Ingest registered the revision after the record was read, which must be read again.
      if (record === undefined) return { result: lostRace };
      const revision = await releases.revision(slug, input.revision);
      if (revision?.execution !== run.execution) return { result: 'not ours' };
      const write = fail(record, revision, run.redrive);
      return { result: write?.revision ?? revision, ...defined({ write }) };
    }),
  );
}
