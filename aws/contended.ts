import { retryableErrors } from '../contracts/messages.ts';

/** Another writer was faster on every try; the state machine tries again later. */
export function contended(what: string): Error {
  const error = new Error(`${what} kept changing while it was written`);
  error.name = retryableErrors.contended;
  return error;
}
