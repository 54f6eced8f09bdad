import { withdrawalMinutes } from '../../../contracts/withdrawal.ts';

/** Recent withdrawals of one desk or folder. */
export interface Recent {
  tick: number;
  withdrawals: { identity: string; at: number }[];
}

/** Adds a withdrawal; `counted` if the list has it, `full` if it would exceed the limit. */
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
