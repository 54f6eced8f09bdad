import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { until } from '../terminal/until.ts';
import { LocalError } from './errors.ts';
import type { Service } from './service.ts';

export interface ChildOptions {
  name: string;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** The file for its output. */
  log: string;
  /** Whether it answers. Asked until it does, exits, or `timeoutMs` is over. */
  ready: () => Promise<boolean>;
  timeoutMs?: number;
  /** Default: SIGTERM. */
  stopSignal?: NodeJS.Signals;
}

export interface Child extends Service {
  pid: number;
  died: Promise<LocalError>;
}

/**
 * Starts a process in its own process group, so that Ctrl-C reaches only us and we stop it and its children
 * in order. Its standard input is a pipe that we never write to: both Python wrappers end when it closes
 * (die_with_parent.py), so even `kill -9` on us does not leave them running.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const log = openSync(options.log, 'a');
  const child = spawn(options.command, options.args, {
    env: options.env,
    stdio: ['pipe', log, log],
    detached: true,
  });
  const failed = once(child, 'error').then(([error]) => {
    throw new LocalError('ServiceExited', `${options.name} did not start (${options.log}).`, { cause: error });
  });
  failed.catch(() => {});
  await Promise.race([once(child, 'spawn'), failed]);
  const pid = child.pid as number;
  let stopping = false;
  const died = once(child, 'exit').then(([code, signal]) => {
    if (stopping) return new Promise<never>(() => {});
    // Its children are useless without it.
    signalGroup(pid, 'SIGKILL');
    const how = signal === null ? `exit code ${code}` : signal;
    return new LocalError('ServiceDied', `${options.name} ended (${how}; ${options.log}).`);
  });
  const service: Child = {
    name: options.name,
    pid,
    died,
    stop: () => {
      stopping = true;
      return stopGroup(child, pid, options.stopSignal);
    },
  };
  try {
    await untilReady(child, options);
  } catch (error) {
    await service.stop();
    throw error;
  }
  return service;
}

async function untilReady(child: ChildProcess, { name, log, ready, timeoutMs = 60_000 }: ChildOptions): Promise<void> {
  await until(
    () => new LocalError('ServiceSilent', `${name} did not answer within ${timeoutMs / 1000} s (${log}).`),
    async () => {
      if (await ready()) return true;
      if (child.exitCode === null && child.signalCode === null) return undefined;
      throw new LocalError('ServiceExited', `${name} ended before it answered (${log}).`);
    },
    { seconds: timeoutMs / 1000 },
  );
}

/** Signals the whole group: MiniStack's Lambda workers and apy's pipelines are its children, not ours. */
async function stopGroup(child: ChildProcess, pid: number, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  const exited = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, 'exit');
  signalGroup(pid, signal);
  const late = setTimeout(() => signalGroup(pid, 'SIGKILL'), 5_000);
  await exited;
  clearTimeout(late);
  // Ends processes that ignored SIGTERM or were started meanwhile.
  signalGroup(pid, 'SIGKILL');
}

/** Signals a process that leads a group, and every process in the group. */
export function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is empty.
  }
}
