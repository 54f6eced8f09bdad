import type { Reporter, TestModule, TestRunEndReason, Vitest, VitestPluginContext } from 'vitest/node';
import { thisMachine } from '../../local/install/machine.ts';
import { commandFor } from '../../local/install/requirement.ts';
import { type GroupName, groups } from '../../local/install/requirements.ts';
import type {} from './group.ts';
import { isCi } from './is-ci.ts';

/** A test that did not run. */
export interface Skipped {
  name: string;
  leftOut?: GroupName | undefined;
}

/** Formats for programs, on standard output unless a file is named. */
const forPrograms = ['json', 'junit', 'tap', 'tap-flat', 'blob'];

const seen = new WeakSet<Vitest>();

/** Adds the reporter to those that the command line names. */
export function leftOutPlugin() {
  return {
    name: 'left-out',
    configureVitest({ vitest }: VitestPluginContext): void {
      if (seen.has(vitest)) return;
      seen.add(vitest);
      vitest.config.reporters.push(new LeftOutReporter(vitest));
    },
  };
}

/** Says last which tests did not run, why, and what to do; with `CI=true` the run then fails. */
class LeftOutReporter implements Reporter {
  readonly #vitest: Vitest;
  #lines: string[] = [];

  constructor(vitest: Vitest) {
    this.#vitest = vitest;
    process.once('exit', () => this.#write());
  }

  async onTestRunEnd(modules: readonly TestModule[], _errors: unknown, reason: TestRunEndReason): Promise<void> {
    const skipped = modules.flatMap((module) => skippedOf(module, this.#isFiltered()));
    this.#lines = await lastLines(skipped);
    if (skipped.length > 0 && reason !== 'interrupted' && isCi) process.exitCode = 1;
    // Somebody watches, and sees no end.
    if (this.#vitest.config.watch) this.#write();
  }

  /** Then nearly all tests are skipped, and somebody knows. */
  #isFiltered(): boolean {
    const { testNamePattern, tagsFilter } = this.#vitest.config;
    return testNamePattern !== undefined || tagsFilter !== undefined;
  }

  #write(): void {
    const names = this.#vitest.config.reporters.map((reporter) => (Array.isArray(reporter) ? reporter[0] : ''));
    const readByPeople = names.some((name) => name !== '' && !forPrograms.includes(name));
    const stream = readByPeople ? process.stdout : process.stderr;
    if (this.#lines.length > 0) stream.write(`${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }
}

function skippedOf(module: TestModule, isFiltered: boolean): Skipped[] {
  if (module.state() === 'failed') return skippedTests(module).filter(({ leftOut }) => leftOut !== undefined);
  return skippedTests(module).filter(({ leftOut }) => leftOut !== undefined || !isFiltered);
}

function skippedTests(module: TestModule): Skipped[] {
  return [...module.children.allTests('skipped')].map((test) => ({
    name: `${module.relativeModuleId} > ${test.fullName}`,
    leftOut: test.meta().leftOut,
  }));
}

/** One line a group, with the command that brings it; and one for each test that is skipped by itself. */
export async function lastLines(skipped: readonly Skipped[], machine = thisMachine()): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, requirement] of Object.entries(groups)) {
    const count = skipped.filter(({ leftOut }) => leftOut === name).length;
    if (count === 0) continue;
    const tests = count === 1 ? '1 test' : `${count} tests`;
    lines.push(
      `Left out: ${tests} that need${count === 1 ? 's' : ''} ${requirement.name}. To run ${count === 1 ? 'it' : 'them'}: ${await commandFor(requirement, machine)}`,
    );
  }
  const alone = skipped.filter(({ leftOut }) => leftOut === undefined);
  return [...lines, ...alone.map(({ name }) => `Skipped by its own code: ${name}`)];
}
