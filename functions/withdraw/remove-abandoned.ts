import { type RemoveAbandonedInput, type RemoveAbandonedResult, schema } from '../../contracts/messages.ts';
import { isCommitted } from '../../core/releases/revisions/fail.ts';
import { log } from '../shared/log.ts';
import { type MarkedDead, markDead } from '../shared/mark-dead.ts';
import { erasePreviews } from '../shared/previews.ts';
import { removeUncommitted } from './remove-uncommitted.ts';
import type { WithdrawServices } from './services.ts';

/**
 * Removes what a dead execution had put under version numbers that it did not commit. `markDead` has the revision
 * give up its number before anything is removed, so an object that is removed is never committed, by a function that
 * still runs for the execution or by a redrive. The state machine calls this twice: at once, and when no function of
 * the execution can run any more.
 */
export async function removeAbandoned(
  input: RemoveAbandonedInput,
  services: WithdrawServices,
): Promise<RemoveAbandonedResult> {
  const marked = await markDead(input.dead, services);
  const result = await removePublic(input, marked, services);
  // After what readers can fetch, which must not wait for it.
  const { slug } = marked ?? {};
  if (slug !== undefined) await erasePreviews(slug, { releases: services.releases, erased: services.erasers.work });
  return result;
}

async function removePublic(
  { dead }: RemoveAbandonedInput,
  { slug, revision }: Partial<MarkedDead> = {},
  services: WithdrawServices,
): Promise<RemoveAbandonedResult> {
  const isNothing = slug === undefined || revision === undefined || revision === 'not ours';
  if (isNothing || revision.kind === 'deletion' || isCommitted(revision)) return { schema, outcome: 'none' };
  const { abandoned = [], number } = revision;
  const objects = await removeUncommitted(slug, abandoned, services);
  // Also if there was nothing: an attempt of this task may have died between removing and invalidating.
  if (abandoned.length > 0) {
    await services.invalidate({ slug, languages: [] }, `abandoned r${number} ${services.clock.now().toISOString()}`);
  }
  log('abandoned', { execution: dead.executionArn, revision: number, objects });
  return { schema, outcome: 'removed' };
}
