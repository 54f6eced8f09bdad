import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCloudRun } from '../../local/stack-file.ts';
import { sfn, stateDirectory } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { executionsOf } from './support/executions.ts';
import { drop, found, fresh, reportOf } from './support/releases.ts';

/** As set-up.ts bounds them. */
const functionsAtOnce = Number(process.env['LAMBDA_ACCOUNT_CONCURRENCY'] ?? 32);
const files = 8;

beforeAll(() => engine.behave({ engine: 'pseudo', latencyMs: 150 }));
afterAll(() => engine.restore());

/** Processes that MiniStack runs functions in. */
async function environments(directories: readonly string[]): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'args='], { maxBuffer: 64 * 1024 * 1024 });
  const own = directories.map((directory) => `${directory}/ministack-lambda-`);
  return stdout.split('\n').filter((args) => own.some((start) => args.includes(start))).length;
}

it(`${files} files at once are all published, though far fewer functions run at once than they would need`, async () => {
  const { directories } = found((await readCloudRun(stateDirectory)) ?? undefined, 'the run');
  let most = 0;
  const watching = setInterval(async () => {
    most = Math.max(most, await environments(directories));
  }, 250);
  const name = fresh('burst');
  const dropped = await Promise.all(
    Array.from({ length: files }, (_, n) => drop(`${name}/${n}.md`, `# Ferry ${n}\n\nIt opens on day ${n} of May.\n`)),
  );
  const reports = await Promise.all(dropped.map((one) => reportOf(one, undefined, 400)));
  clearInterval(watching);
  expect(reports.map(({ outcome }) => outcome)).toEqual(Array(files).fill('published'));
  // Idle environments are kept for the next call; what a burst leaves is bounded too.
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(2 * functionsAtOnce);

  const executions = await Promise.all(dropped.map(({ key }) => executionsOf(key)));
  const histories = await Promise.all(
    executions
      .flat()
      .map(({ executionArn }) => sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }))),
  );
  const errors = histories.flatMap(({ events = [] }) =>
    events.flatMap(({ taskFailedEventDetails }) => taskFailedEventDetails?.error ?? []),
  );
  expect(new Set(errors)).toEqual(new Set(['Lambda.TooManyRequestsException']));
}, 450_000);
