/**
 * The metrics behind the alarms. One namespace for all pipelines of an account; the dimension
 * `Pipeline` (the stack's unique id of the construct) tells two of them apart.
 */
export const metricNamespace = 'Dragoman';
export const pipelineDimension = 'Pipeline';

export const metrics = {
  /** Executions that ended as failed, timed out or aborted. */
  deadExecutions: 'DeadExecutions',
  /** Languages that failed, counted when their release is published without them. */
  failedLanguages: 'FailedLanguages',
  /** Uploads that could not be published as they are. */
  rejectedUploads: 'RejectedUploads',
  /** Withdrawals that were held, since too many came at once. */
  heldWithdrawals: 'HeldWithdrawals',
} as const;

export type MetricName = (typeof metrics)[keyof typeof metrics];
