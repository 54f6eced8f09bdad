import type { Context } from 'aws-lambda';
import { sfnClient, sqsClient } from '../../aws/clients.ts';
import { deadLetterQueue } from '../../aws/sqs/letters.ts';
import { executionStarter } from '../../aws/stepfunctions/start-execution.ts';
import { readEnvironment } from '../../contracts/environment.ts';
import { guarded } from '../shared/guarded.ts';
import { type Replayed, replayLetters } from './replay-letters.ts';

const env = readEnvironment('replay-letters');
const services = {
  letters: deadLetterQueue(sqsClient(), env.DEAD_LETTER_QUEUE_URL),
  start: executionStarter(sfnClient(), env.STATE_MACHINE_ARN),
  uploadBucket: env.UPLOAD_BUCKET,
};

/** Takes nothing from its input. */
export const handler = guarded(
  (_: unknown, context: Context): Promise<Replayed> =>
    replayLetters({ ...services, remainingMs: () => context.getRemainingTimeInMillis() }),
);
