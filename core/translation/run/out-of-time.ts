import { Retryable, retryableErrors } from '../../../contracts/messages.ts';

/** Thrown near the deadline: verified translations are kept, and the next attempt pays only for the rest. */
export class OutOfTime extends Retryable {
  constructor(remainingMs: number) {
    super(
      retryableErrors.outOfTime,
      `Stopped ${Math.round(remainingMs / 1000)} s before the deadline; what is translated is kept.`,
    );
  }
}
