import { Duration } from 'aws-cdk-lib';
import { Errors, JitterType, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { retryableErrors } from '../../contracts/messages.ts';

/**
 * Waits of 0 to 2, 4, 8, 16, 32, 60 and 60 seconds: a minute and a half on average, up to three, beyond what
 * the SDK retries within each attempt. Full jitter keeps forty languages from coming back at once.
 */
const patient = {
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxDelay: Duration.seconds(60),
  jitterStrategy: JitterType.FULL,
  maxAttempts: 7,
} satisfies RetryProps;

/**
 * In the order in which Step Functions tries them; each row counts its own attempts. Permanent
 * failures are returned as results, so whatever is thrown is worth retrying.
 */
const retries: readonly RetryProps[] = [
  // Each attempt goes on where the last one stopped, so this is progress: five hours of it at most.
  { ...patient, errors: [retryableErrors.outOfTime], interval: Duration.seconds(1), backoffRate: 1, maxAttempts: 20 },
  // The other writer is done within moments.
  { ...patient, errors: [retryableErrors.contended], interval: Duration.seconds(1), maxDelay: Duration.seconds(10) },
  // Lambda's own trouble.
  {
    ...patient,
    errors: [
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.ClientExecutionTimeoutException',
    ],
  },
  // What functions throw, a crash and a timeout.
  { ...patient, errors: [Errors.ALL] },
];

/**
 * The account's concurrency limit, which CDK's default set omits. Nothing is wrong: there is no room yet, and
 * there will be. Half a minute apart on average: 20 minutes for a task that each of 75 languages has, all of
 * whose tries are in one history; hours for the others.
 */
const untilThereIsRoom = (maxAttempts: number): RetryProps => ({
  ...patient,
  errors: ['Lambda.TooManyRequestsException'],
  maxAttempts,
});

/** The same patience for every task. */
export function withRetries(task: LambdaInvoke, { inEveryLanguage = false } = {}): LambdaInvoke {
  for (const retry of [untilThereIsRoom(inEveryLanguage ? 40 : 300), ...retries]) task.addRetry(retry);
  return task;
}
