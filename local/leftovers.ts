import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { signalGroup } from './child.ts';
import { repository } from './paths.ts';
import type { CloudRun } from './stack-file.ts';
import { scratchPrefix } from './temporary-directory.ts';

/**
 * Ends the processes of a run whose own process is gone: killed, or out of memory. Returns their names.
 *
 * After a restart of the machine, another process may have the same id: a process group belongs to the run
 * only if one of its processes was started from this checkout or from the run's own directory.
 */
export async function endLeftovers(run: CloudRun | null): Promise<string[]> {
  if (run === null) return [];
  const processes = await allProcesses();
  const ours = run.groups.filter(({ pid }) =>
    processes.some(
      ({ group, args }) =>
        group === pid &&
        [path.join(repository, 'local'), ...run.directories].some((place) => args.includes(place + path.sep)),
    ),
  );
  for (const { pid } of ours) signalGroup(pid, 'SIGKILL');
  const scratch = run.directories.filter((directory) => directory.startsWith(path.join(tmpdir(), scratchPrefix)));
  await Promise.all(scratch.map((directory) => rm(directory, { recursive: true, force: true, maxRetries: 3 })));
  return ours.map(({ name, pid }) => `${name} (process ${pid})`);
}

/** Whether a process holds a local cloud: after a crash and a restart, another process may have its id. */
export async function holdsCloud(pid: number): Promise<boolean> {
  const process = (await allProcesses()).find((one) => one.pid === pid);
  return process !== undefined && /local[\\/]main\.ts/.test(process.args);
}

async function allProcesses(): Promise<{ pid: number; group: number; args: string }[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,pgid=,stat=,args='], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.split('\n').flatMap((line) => {
    const [pid, group, state = '', ...args] = line.trim().split(/\s+/);
    // A zombie has ended; only its parent has not noticed.
    return group === undefined || state.startsWith('Z')
      ? []
      : [{ pid: Number(pid), group: Number(group), args: args.join(' ') }];
  });
}
