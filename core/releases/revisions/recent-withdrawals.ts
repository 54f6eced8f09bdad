import { withdrawalMinutes } from '../../../contracts/withdrawal.ts';

/** What was withdrawn of late, in all releases together. */
export interface Recent {
  tick: number;
  withdrawals: { identity: string; at: number }[];
}

/** The list with one more on it; `counted` where it is on it already, `full` where it would be one too many. */
export function withOneMore(
  recent: Recent | undefined,
  identity: string,
  limit: number,
  now: Date,
): Recent | 'counted' | 'full' {
  const since = now.getTime() - withdrawalMinutes * 60_000;
  const withdrawals = (recent?.withdrawals ?? []).filter(({ at }) => at > since);
  if (withdrawals.some((one) => one.identity === identity)) return 'counted';
  if (withdrawals.length >= limit) return 'full';
  return { tick: (recent?.tick ?? 0) + 1, withdrawals: [...withdrawals, { identity, at: now.getTime() }] };
}
