import { spawn } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { printError } from '../../terminal/print.ts';
import { LocalError } from '../errors.ts';
import { defaultStateDirectory, repository } from '../paths.ts';
import type { Progress } from '../progress.ts';
import { runningStack } from '../running.ts';
import type { Stack } from '../stack-file.ts';

/**
 * Runs `npm run local` so that it outlives this process, shows its output until it is ready, and leaves the
 * rest to its log.
 */
export async function startDetached(options: string[], progress: Progress): Promise<Stack> {
  await mkdir(defaultStateDirectory, { recursive: true });
  const log = path.join(defaultStateDirectory, 'local.log');
  progress.step(`Starting the local cloud (${path.relative(repository, log)})`);
  const file = await open(log, 'w+');
  const child = spawn(process.execPath, [path.join(repository, 'local', 'main.ts'), ...options], {
    cwd: repository,
    env: { ...process.env, ...(process.stderr.isTTY ? { FORCE_COLOR: '1' } : {}) },
    detached: true,
    stdio: ['ignore', file.fd, file.fd],
  });
  // An interrupt now would leave it half started.
  const interrupt = () => {
    child.kill('SIGTERM');
    process.exit(130);
  };
  process.once('SIGINT', interrupt);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let shown = 0;
  const show = async () => {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(1 << 16), position: shown });
    shown += bytesRead;
    // Its output after it is ready is for those who run it in the foreground.
    printError(buffer.subarray(0, bytesRead).toString().split('\nThe local cloud is ready')[0] ?? '');
  };
  try {
    for (;;) {
      const exited = await Promise.race([ended.then(() => true), delay(100).then(() => false)]);
      await show();
      if (exited) throw new LocalError('CloudNotStarted', 'The local cloud did not start; see above.');
      const stack = await runningStack(defaultStateDirectory);
      if (stack !== null) return stack;
    }
  } finally {
    process.removeListener('SIGINT', interrupt);
    child.unref();
    await file.close();
  }
}
