import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startCloud } from '../../local/cloud.ts';
import { repository } from '../../local/paths.ts';
import { terminalProgress } from '../../local/progress.ts';
import type { Stack } from '../../local/stack-file.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stack: Stack;
    stateDirectory: string;
  }
}

/** Tests withdraw more within minutes than anybody would without being asked. */
const context = ['limits={"withdrawals":1000}'];

/** The same on every machine: a burst meets it, what other tests do at once mostly does not. */
process.env['LAMBDA_ACCOUNT_CONCURRENCY'] ??= '32';

/** One local cloud for all end-to-end tests, beside whatever `npm run local` runs: own port, own state. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const stateDirectory = path.join(repository, '.local', 'test');
  const cloud = await startCloud({ stateDirectory, port: 0, context, progress: terminalProgress(), install: false });
  project.provide('stack', cloud.stack);
  project.provide('stateDirectory', stateDirectory);
  return () => cloud.stop();
}
