import type { DeadLetterQueue, Letter } from '../../aws/sqs/letters.ts';
import type { StartExecution } from '../../aws/stepfunctions/start-execution.ts';
import type { ObjectEvent } from '../../contracts/messages.ts';
import { sha256 } from '../../contracts/sha256.ts';
import { log } from '../shared/log.ts';

export interface ReplayServices {
  letters: DeadLetterQueue;
  start: StartExecution;
  uploadBucket: string;
  /** Milliseconds until the function is stopped. */
  remainingMs: () => number;
}

/** What became of the dead letters. */
export interface Replayed {
  /** Events whose executions were started. */
  replayed: number;
  /** The sources of letters that stay in the queue, such as `aws.states`: somebody has to look at them. */
  left: string[];
  /** Whether time was up: there may be more. */
  more: boolean;
}

/** A part of ten letters takes seconds. */
const roomMs = 30_000;

/**
 * Starts the executions of events of the upload bucket that could not be delivered, and removes their letters. Takes
 * letters from the queue itself, into which only EventBridge and Lambda put any: nobody who invokes this function can
 * bring an event of their own. Ingest then asks S3 whether the event is true.
 */
export async function replayLetters({ letters, start, uploadBucket, remainingMs }: ReplayServices): Promise<Replayed> {
  const left: Letter[] = [];
  let replayed = 0;
  let received = await letters.receive();
  while (received.length > 0) {
    for (const letter of received) {
      const event = uploadEvent(letter, uploadBucket);
      if (event === undefined) {
        left.push(letter);
        continue;
      }
      await start(`replay-${sha256(event.id ?? letter.body).slice(0, 40)}`, letter.body);
      await letters.remove(letter);
      replayed += 1;
    }
    received = remainingMs() > roomMs ? await letters.receive() : [];
  }
  for (const letter of left) await letters.putBack(letter);
  const more = remainingMs() <= roomMs;
  log('letters replayed', { replayed, left: left.length, more });
  return { replayed, left: left.map(({ body }) => sourceOf(body)), more };
}

type Delivered = ObjectEvent & { id?: string; source: string };

/** The event of a letter, if it is one of the pipeline's own upload bucket. */
function uploadEvent({ body }: Letter, uploadBucket: string): Delivered | undefined {
  const event = parsed(body) as Partial<Delivered> | undefined;
  const isOurs = event?.source === 'aws.s3' && event.detail?.bucket?.name === uploadBucket;
  return isOurs && typeof event.detail?.object?.key === 'string' ? (event as Delivered) : undefined;
}

function sourceOf(body: string): string {
  const { source, requestPayload } = (parsed(body) ?? {}) as { source?: string; requestPayload?: { source?: string } };
  return source ?? requestPayload?.source ?? 'unknown';
}

function parsed(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
