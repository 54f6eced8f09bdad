import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startChild } from '../../local/child.ts';
import { endLeftovers, holdsCloud } from '../../local/leftovers.ts';
import { repository } from '../../local/paths.ts';

/** A process that leads a group, with this among its arguments. */
async function leader(argument: string) {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', argument], { detached: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  return { pid: child.pid as number, ended: once(child, 'exit').then(([, signal]) => signal as string), child };
}

async function scratch(prefix: string): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), prefix));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

test('groups of this checkout and of the run end, and no others', async () => {
  const directory = await scratch('dragoman-');
  const other = await scratch('not-ours-');
  const ours = await leader(path.join(repository, 'local', 'ministack', 'ministack_like_aws.py'));
  const worker = await leader(path.join(directory, 'ministack-lambda-x', '_worker.mjs'));
  // Numbers are given out again; this one is somebody's editor by now.
  const stranger = await leader('notes.txt');
  const group = ({ pid }: { pid: number }, name: string) => ({ name, pid });
  const left = await endLeftovers({
    pid: 1,
    groups: [group(ours, 'MiniStack'), group(worker, 'functions'), group(stranger, 'apertium-apy')],
    directories: [directory, other],
  });
  expect(left).toEqual([`MiniStack (process ${ours.pid})`, `functions (process ${worker.pid})`]);
  expect([await ours.ended, await worker.ended]).toEqual(['SIGKILL', 'SIGKILL']);
  expect(stranger.child.exitCode ?? stranger.child.signalCode).toBeNull();
  expect([existsSync(directory), existsSync(other)]).toEqual([false, true]);
  expect(await endLeftovers(null)).toEqual([]);
});

test('a process that only has the number does not hold a cloud', async () => {
  const editor = await leader('notes.txt');
  const holder = await leader(path.join(repository, 'local', 'main.ts'));
  expect([await holdsCloud(editor.pid), await holdsCloud(holder.pid)]).toEqual([false, true]);
});

test('a child says that it died, with how and where to look, and takes along what it started', async () => {
  const log = path.join(await scratch('child-'), 'child.log');
  const grandchild = `require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])`;
  const start = () =>
    startChild({
      name: 'Child',
      command: process.execPath,
      args: ['-e', `${grandchild}; setInterval(() => {}, 1000)`],
      env: process.env,
      log,
      ready: async () => true,
    });
  const child = await start();
  process.kill(child.pid, 'SIGKILL');
  await expect(child.died).resolves.toMatchObject({ code: 'ServiceDied', message: `Child ended (SIGKILL; ${log}).` });
  await expect.poll(() => isThere(child.pid)).toBe(false);

  const stopped = await start();
  await stopped.stop();
  expect(await Promise.race([stopped.died, new Promise((resolve) => setTimeout(resolve, 200, 'nothing'))])).toBe(
    'nothing',
  );
});

function isThere(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}
