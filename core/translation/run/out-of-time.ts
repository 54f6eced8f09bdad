/** Thrown when the deadline is near: what is verified is kept, and another attempt pays only for the rest. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';

  constructor(remainingMs: number) {
    super(`Stopped ${Math.round(remainingMs / 1000)} s before the deadline; what is translated is kept.`);
  }
}
