export interface Withdrawal {
  /** RFC 3339, UTC. */
  at: string;
  /** As the editor wrote it, in the source language. */
  reason?: string;
}

/**
 * The limits of withdrawals, from `cdk.json`; the variable `WITHDRAWALS` holds them as JSON. Not part of the
 * settings that make a version.
 */
export interface WithdrawalRules {
  /** Withdrawals of one desk or folder within `withdrawalMinutes` that are carried out without asking. */
  limit: number;
  /** The folders of desks, each with its slash; other releases count by their first folder. */
  desks?: string[];
  /** Whether documents, data and assets of a withdrawn release stay at their addresses; pages never do. */
  keepData: boolean;
}

/** The limit unless the configuration sets another. */
export const withdrawalsUnasked = 10;

/** Withdrawals beyond the limit within so many minutes are held: they look like a folder deleted by mistake. */
export const withdrawalMinutes = 5;

/** A report's account of a withdrawal. */
export interface ReportedWithdrawal {
  reason?: string;
  /** Numbers of the versions that were withdrawn. */
  versions: number[];
  /** Canonical tags of the languages whose pages now show the withdrawal. */
  languages: string[];
}
