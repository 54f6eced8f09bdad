import { eventIdentity, isOverridden, type RegisteredInput } from '../../aws/dynamodb/releases.ts';
import type { Upload } from '../../contracts/report.ts';
import { defined } from '../../core/lib/defined.ts';
import type { Registration } from '../../core/releases/revisions/arrival.ts';
import { withoutOrphan } from '../../core/releases/revisions/newest.ts';
import { register } from '../../core/releases/revisions/register.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { type ArrivalContent, arrivalContent } from './arrival-content.ts';
import type { Arriving } from './read-arriving.ts';
import type { IngestContext } from './services.ts';

export type Registered = (Registration | Duplicate | Public) & Omit<ArrivalContent, 'content'> & { slug: string };

/** An event that was registered before: by an earlier attempt of this task, or by another execution. */
interface Duplicate {
  outcome: 'duplicate';
  record?: ReleaseRecord | undefined;
  /** The revision that this execution registered; absent if another one did. */
  revision?: Revision | undefined;
}

/** The deletion of a release that has, or had, objects in public. Withdraw registers it. */
interface Public {
  outcome: 'public';
  record?: undefined;
}

/** Registers an upload or deletion. One conditional write remembers the event too, so that it counts once. */
export async function registerOnce(
  upload: Upload,
  arriving: Arriving,
  context: Pick<IngestContext, 'files' | 'terms' | 'report' | 'releases' | 'clock' | 'run' | 'approved'>,
): Promise<Registered> {
  const { releases, clock, run, approved } = context;
  const { slug } = arriving;
  const { execution } = run;
  const identity = eventIdentity(approved?.approval ?? upload);
  type Seen = { outcome: 'seen' } & RegisteredInput;
  const decided = await releases.change<Registered | Seen>(slug, async (stored) => {
    const current = withoutOrphan(stored, execution);
    const seen = await releases.input(slug, identity);
    if (seen !== undefined && !isOverridden(seen, run)) return { result: { outcome: 'seen', ...seen } };
    const { content, ...rest } = await arrivalContent(arriving, current, context);
    const registration = register(current, { slug, upload, execution, content }, clock.now());
    const result = { slug, ...rest, ...registration };
    const { record } = registration;
    if (registration.outcome === 'superseded' && content.kind === 'deletion') result.record ??= current;
    if (registration.outcome !== 'registered') return { result, ...defined({ write: record && { record } }) };
    const { revision } = registration;
    // A revision that has had a version number may have left objects, even if it was never committed.
    if (registration.record.withdrawn === revision.number && registration.record.lastVersion > 0) {
      return { result: { slug, outcome: 'public' } };
    }
    return {
      result,
      write: { record, revision, input: { identity, over: seen, revision: revision.number, execution } },
    };
  });
  if (decided.outcome !== 'seen') return decided;
  const [record, revision] = await Promise.all([
    releases.read(slug),
    decided.execution === execution ? releases.revision(slug, decided.revision) : undefined,
  ]);
  return { slug, outcome: 'duplicate', record, revision };
}
