import { Rejection, type ReportedError } from '../../contracts/failures.ts';

/** The one error that an action is rejected with; anything else that it throws, and that it throws nothing, fails the test. */
export function rejection(action: () => unknown): ReportedError {
  let result: unknown;
  try {
    result = action();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const [first, ...others] = error.errors;
    if (first === undefined || others.length > 0) throw new Error(`${error.errors.length} errors`, { cause: error });
    return first;
  }
  throw new Error(`not rejected, but ${JSON.stringify(result)}`);
}
