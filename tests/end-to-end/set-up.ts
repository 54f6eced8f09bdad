import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Cloud, startCloud } from '../../local/cloud.ts';
import { repository } from '../../local/paths.ts';
import { terminalProgress } from '../../local/progress.ts';
import type { Stack } from '../../local/stack-file.ts';

/** A local cloud, and where its state lies. */
export interface TestCloud {
  stack: Stack;
  stateDirectory: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** One for each worker: what a test does to its engine, its clock or its limits concerns its own file alone. */
    clouds: TestCloud[];
  }
}

/** Tests withdraw more within minutes than anybody would without being asked, and translate more than a day may. */
const context = ['limits={"withdrawals":1000,"dailyCharacters":1000000000,"most":1000000000}'];

/** The same on every machine: a burst meets it, what other tests do at once mostly does not. */
process.env['LAMBDA_ACCOUNT_CONCURRENCY'] ??= '32';

/** Starts a local cloud for each worker, beside whatever `npm run local` runs: own ports, own state. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const directories = Array.from({ length: await workersOf(project) }, (_, n) =>
    // Both tiers in one command have a cloud each.
    path.join(repository, '.local', 'test', `${project.name}-${n + 1}`),
  );
  const started = await Promise.allSettled(
    directories.map((stateDirectory, n) =>
      startCloud({
        stateDirectory,
        port: 0,
        context,
        install: false,
        // They all say the same.
        ...(n === 0 ? { progress: terminalProgress() } : {}),
      }),
    ),
  );
  const clouds = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const stop = async () => void (await Promise.all(clouds.map((cloud: Cloud) => cloud.stop())));
  const failed = started.find((each) => each.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  project.provide(
    'clouds',
    clouds.map(({ stack }, n) => ({ stack, stateDirectory: directories[n] as string })),
  );
  return stop;
}

/** Workers that will have a file to run: who asks for one file waits for one cloud. */
async function workersOf(project: TestProject): Promise<number> {
  // Of the command line; Vitest has it, and does not declare it.
  const named: string[] | undefined = Reflect.get(project.vitest, 'filenamePattern');
  const { testFiles } = await project.globTestFiles(named);
  return Math.max(1, Math.min(Number(project.config.maxWorkers), testFiles.length));
}
