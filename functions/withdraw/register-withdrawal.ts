import { eventIdentity, isOverridden } from '../../aws/dynamodb/releases.ts';
import { fault } from '../../contracts/fault.ts';
import type { WithdrawInput } from '../../contracts/messages.ts';
import type { PublicRelease } from '../../contracts/site.ts';
import { defined } from '../../core/lib/defined.ts';
import { register } from '../../core/releases/revisions/register.ts';
import type { Revision } from '../../core/releases/revisions/release-record.ts';
import { withSequencer } from '../../core/releases/revisions/sequencers.ts';
import { isPublic, withdraw } from '../../core/releases/revisions/withdraw.ts';
import { sharedFolder } from '../../core/translation/memory/shared-folder.ts';
import type { WithdrawServices } from './services.ts';

export type RegisteredWithdrawal =
  /** `revision.withdrawal` is absent if nothing was published. */
  | { outcome: 'registered'; revision: Revision }
  | { outcome: 'held'; revision: number }
  /** A newer event of the same key came first, or the release is made from another file. */
  | { outcome: 'superseded' }
  /** Another execution handles this event. */
  | { outcome: 'ignored' };

/**
 * Withdraws the release by one conditional write, for the pipeline and for lists and feeds. The write also records
 * the event: a retry continues, and a duplicate does nothing. Counts deletions of published releases first, by desk or
 * folder; over the limit, it records only the event.
 */
export function registerWithdrawal(
  { withdraw: { slug, upload, reason }, execution, redrive }: WithdrawInput,
  { releases, clock, recent, rules, public: publicReleases }: WithdrawServices,
): Promise<RegisteredWithdrawal> {
  const identity = eventIdentity(upload);
  return releases.change<RegisteredWithdrawal>(slug, async (current) => {
    const seen = await releases.input(slug, identity);
    if (seen !== undefined && !isOverridden(seen, { execution, redrive })) {
      if (seen.execution !== execution) return { result: { outcome: 'ignored' } };
      if (seen.held) return { result: { outcome: 'held', revision: seen.revision } };
      const revision = await releases.revision(slug, seen.revision);
      return { result: revision === undefined ? { outcome: 'ignored' } : { outcome: 'registered', revision } };
    }
    const now = clock.now();
    const result = register(current, { slug, upload, execution, content: { kind: 'deletion' } }, now);
    if (result.outcome !== 'registered') {
      return {
        result: { outcome: 'superseded' },
        ...defined({ write: result.record && { record: result.record } }),
      };
    }
    const input = { identity, over: seen, execution };
    // A reason is given on purpose, as metadata of one upload: it is no folder deleted by mistake.
    const isCounted = reason === undefined && current !== undefined && isPublic(current);
    const folder = sharedFolder(slug, rules);
    if (isCounted && !(await recent.admit(identity, folder, rules.limit, now))) {
      const { number: revision } = current.newest;
      return {
        result: { outcome: 'held', revision },
        write: { record: withSequencer(current, upload), input: { ...input, revision, held: true } },
      };
    }
    const before = await publicReleases.read(slug);
    // A report would say "withdrawn" while everything is still published.
    if (before === undefined && current?.committed !== undefined) {
      throw fault`a release is published, but its public record is missing`;
    }
    const { record, revision, release }: Withdrawing =
      before === undefined ? result : withdraw(result, before, { at: now, reason });
    return {
      result: { outcome: 'registered', revision },
      write: {
        record,
        revision,
        input: { ...input, revision: revision.number },
        ...defined({ public: release }),
      },
    };
  });
}

type Withdrawing = Pick<Extract<ReturnType<typeof register>, { outcome: 'registered' }>, 'record' | 'revision'> & {
  release?: PublicRelease;
};
