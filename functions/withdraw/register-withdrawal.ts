import { eventIdentity, isOverridden } from '../../aws/dynamodb/releases.ts';
import type { WithdrawInput } from '../../contracts/messages.ts';
import type { PublicRelease } from '../../contracts/site.ts';
import { defined } from '../../core/lib/defined.ts';
import { register } from '../../core/releases/revisions/register.ts';
import type { Revision } from '../../core/releases/revisions/release-record.ts';
import { withSequencer } from '../../core/releases/revisions/sequencers.ts';
import { isPublic, withdraw } from '../../core/releases/revisions/withdraw.ts';
import type { WithdrawServices } from './services.ts';

export type RegisteredWithdrawal =
  /** Without `withdrawal` there was nothing that readers could see. */
  | { outcome: 'registered'; revision: Revision }
  | { outcome: 'held'; revision: number }
  /** A newer event of the same key was here first, or another file is what the release is made of. */
  | { outcome: 'superseded' }
  /** Another execution has this event in hand. */
  | { outcome: 'ignored' };

/**
 * One conditional write withdraws the release: for the pipeline, and for whoever makes lists and feeds. It
 * also remembers the event, so that a retry goes on and a duplicate does nothing. What readers can see is
 * counted first; beyond the limit the event is remembered, and nothing else.
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
        ...(result.record === undefined ? {} : { write: { record: result.record } }),
      };
    }
    const input = { identity, over: seen, execution };
    if (current !== undefined && isPublic(current) && !(await recent.admit(identity, rules.limit, now))) {
      const { number: revision } = current.newest;
      return {
        result: { outcome: 'held', revision },
        write: { record: withSequencer(current, upload), input: { ...input, revision, held: true } },
      };
    }
    const before = await publicReleases.read(slug);
    // Whoever said that it is withdrawn would be believed, with all of it still there.
    if (before === undefined && current?.committed !== undefined) {
      throw new Error(`${slug} is published, but its public record is missing`);
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
