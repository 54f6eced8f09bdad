/** How withdrawals go, as `cdk.json` says it; the variable `WITHDRAWALS` holds it as JSON. No part of what makes a version. */
export interface WithdrawalRules {
  /** Withdrawals within `withdrawalMinutes` that nobody is asked about. */
  limit: number;
  /** Whether documents, data and assets of what is withdrawn stay at their addresses; pages never do. */
  keepData: boolean;
}

/** The limit where the configuration says none. */
export const withdrawalsUnasked = 10;

/** More than the limit within so many minutes look like a slip, a folder that was deleted, and are held. */
export const withdrawalMinutes = 5;

/** Of a report: what was taken away. */
export interface ReportedWithdrawal {
  reason?: string;
  /** Numbers of the versions whose pages now say so. */
  versions: number[];
  /** Canonical tags of those pages. */
  languages: string[];
}
