import { AsyncLocalStorage } from 'node:async_hooks';

/** A call of a traced function (`tests/support/traced-modules.ts`). */
export interface Call {
  /** From the repository's root. */
  file: string;
  name: string;
  /** Of a function within the named one, which has what that was given too. */
  isInner: boolean;
  /** The traced function that called it, through what is not traced and through `await`. */
  from: Call | undefined;
  given: unknown[];
}

const current = new AsyncLocalStorage<Call>();
let calls: Call[] = [];

/** Traced functions begin by calling this. */
globalThis.enterFunction = ([file, name, isInner], given, body) => {
  const call = { file, name, isInner, from: current.getStore(), given: [...given] };
  calls.push(call);
  return current.run(call, body);
};

/** Every call of a traced function, in order, while `act` runs. */
export async function callsOf(act: () => Promise<unknown>): Promise<Call[]> {
  calls = [];
  await act();
  return calls;
}

declare global {
  var enterFunction: <T>(
    place: [file: string, name: string, isInner: boolean],
    given: Iterable<unknown>,
    body: () => T,
  ) => T;
}
