import * as vitest from 'vitest';
import { thisMachine } from '../../local/install/machine.ts';
import { commandFor } from '../../local/install/requirement.ts';
import { type GroupName, groups } from '../../local/install/requirements.ts';
import { isCi } from './is-ci.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What the test needs and this machine does not have. */
    leftOut?: GroupName;
  }
}

/** `describe` and `test` for what needs a program that npm does not bring, and where this program is. */
export interface Group<Name extends GroupName> {
  describe: (title: string, body: () => void) => void;
  test: (title: string, body: () => void | Promise<void>, timeout?: number) => void;
  programs: ProgramsOf<Name>;
}

type ProgramsOf<Name extends GroupName> = NonNullable<Awaited<ReturnType<(typeof groups)[Name]['find']>>>;

/**
 * Where the program is missing, the tests are skipped and the last lines of the run say so
 * (left-out.ts). With `CI=true` they fail: nobody reads those lines there.
 */
export async function group<Name extends GroupName>(name: Name): Promise<Group<Name>> {
  const machine = thisMachine();
  const programs = (await groups[name].find(machine)) as ProgramsOf<Name> | null;
  if (programs !== null) return { describe: vitest.describe, test: vitest.test, programs };

  const missing = `left out: needs ${groups[name].name}`;
  const options = { skip: true, meta: { leftOut: name } };
  const command = await commandFor(groups[name], machine);
  const needs = () => {
    throw new Error(`This needs ${groups[name].name}: ${command}`);
  };
  const fail = (title: string) => {
    if (!isCi) return;
    vitest.test(`${title} (${missing})`, needs);
  };
  return {
    describe: (title, body) => {
      fail(title);
      vitest.describe(`${title} (${missing})`, options, body);
    },
    test: (title, body) => {
      fail(title);
      vitest.test(`${title} (${missing})`, options, body);
    },
    // Bodies of suites are read even if none of their tests runs, and set-ups beside them run for a test that fails.
    programs: new Proxy({}, { get: (_, program) => (isCi ? needs() : String(program)) }) as ProgramsOf<Name>,
  };
}
