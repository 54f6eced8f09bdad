import { Duration } from 'aws-cdk-lib';
import { Errors, JitterType, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { retryableErrors } from '../../contracts/messages.ts';

/**
 * Waits of up to 2, 4, 8, 16, 32, 60 and 60 seconds: a minute and a half on average, three at most, besides
 * the SDK's own retries within each attempt. Full jitter keeps forty languages from retrying at once.
 */
const patient = {
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxDelay: Duration.seconds(60),
  jitterStrategy: JitterType.FULL,
  maxAttempts: 7,
} satisfies RetryProps;

/**
 * In the order in which Step Functions matches them; each row counts its own attempts. Permanent failures are
 * returned as results, so every thrown error is worth retrying.
 */
const retries: readonly RetryProps[] = [
  // Each attempt continues where the last one stopped, so retrying makes progress: five hours at most.
  { ...patient, errors: [retryableErrors.outOfTime], interval: Duration.seconds(1), backoffRate: 1, maxAttempts: 20 },
  // The other writer finishes within moments.
  { ...patient, errors: [retryableErrors.contended], interval: Duration.seconds(1), maxDelay: Duration.seconds(10) },
  // Failures of Lambda itself.
  {
    ...patient,
    errors: [
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.ClientExecutionTimeoutException',
    ],
  },
  // Errors that functions throw, crashes and timeouts.
  { ...patient, errors: [Errors.ALL] },
];

/**
 * The account's concurrency limit, which CDK's default set omits. It is not a failure: capacity frees up.
 * Retries are half a minute apart on average: 20 minutes for a task that each of 75 languages runs, since one
 * history holds all their attempts; hours for the others.
 */
const untilThereIsRoom = (maxAttempts: number): RetryProps => ({
  ...patient,
  errors: ['Lambda.TooManyRequestsException'],
  maxAttempts,
});

/**
 * CloudFront takes fifteen paths with an asterisk at once, and needs a minute or so for each: waits of up to five
 * minutes, for six hours on average. Forty withdrawals at once take some minutes.
 */
const untilCloudFrontTakesIt: RetryProps = {
  errors: [retryableErrors.tooManyInvalidations],
  interval: Duration.minutes(1),
  backoffRate: 1.5,
  maxDelay: Duration.minutes(5),
  jitterStrategy: JitterType.FULL,
  maxAttempts: 150,
};

/** Adds the same retries to every task. */
export function withRetries(task: LambdaInvoke, { inEveryLanguage = false, clearsCaches = false } = {}): LambdaInvoke {
  if (clearsCaches) task.addRetry(untilCloudFrontTakesIt);
  for (const retry of [untilThereIsRoom(inEveryLanguage ? 40 : 300), ...retries]) task.addRetry(retry);
  return task;
}

/** One row for all errors, also for lack of room: rows count their attempts each on its own. */
const once = {
  errors: [Errors.ALL],
  interval: Duration.seconds(5),
  backoffRate: 1,
  maxDelay: Duration.seconds(5),
  jitterStrategy: JitterType.FULL,
  maxAttempts: 1,
} satisfies RetryProps;

/** For what a release must not wait for. */
export function withOneRetry(task: LambdaInvoke): LambdaInvoke {
  task.addRetry(once);
  return task;
}

/** How long a task takes at most, `withOneRetry`, whose attempts take `timeout` at most. */
export function longestWithOneRetry(timeout: Duration): Duration {
  return Duration.seconds((once.maxAttempts + 1) * timeout.toSeconds() + once.maxAttempts * once.maxDelay.toSeconds());
}
