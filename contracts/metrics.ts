/**
 * The metrics behind the alarms. All pipelines of an account share one namespace; the dimension `Pipeline`
 * (the stack's unique id of the construct) separates them.
 */
export const metricNamespace = 'Dragoman';
export const pipelineDimension = 'Pipeline';

export const metrics = {
  /** Executions that failed, timed out or were aborted. */
  deadExecutions: 'DeadExecutions',
  /** Languages that failed, counted when their release is published without them. */
  failedLanguages: 'FailedLanguages',
  /** Uploads that were rejected. */
  rejectedUploads: 'RejectedUploads',
  /** Events of another bucket, or of a version that S3 does not have. */
  droppedEvents: 'DroppedEvents',
  /** Withdrawals that were held because too many came at once. */
  heldWithdrawals: 'HeldWithdrawals',
} as const;

export type MetricName = (typeof metrics)[keyof typeof metrics];
