import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { repository } from '../../local/paths.ts';
import { type CloudRun, readCloudRun, readStack } from '../../local/stack-file.ts';
import { until } from '../../terminal/until.ts';
import { group } from '../support/group.ts';

/** `npm run local` with a state of its own, a part of which dies. */

const stateDirectory = path.join(repository, '.local', 'dying');
const tool = path.join(repository, 'local', 'main.ts');
const env = { ...process.env, DRAGOMAN_STATE_DIRECTORY: stateDirectory };
const apertium = await group('apertium');

let local: ChildProcess;
let said: string;

function run(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [tool, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
  }
  return child;
}

const ended = async (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null ? ((await once(child, 'exit'))[0] as number) : child.exitCode;

/** The group of a process that the start has recorded. */
const groupOf = (name: string) =>
  until(
    `${name} to run`,
    async () => (await readCloudRun(stateDirectory))?.groups.find((one) => one.name === name)?.pid,
  );

const isAlive = (group: number) => {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
};

beforeEach(() => mkdir(stateDirectory, { recursive: true }));

function start(engine = 'pseudo'): void {
  local = run('--port', '0', '--engine', engine);
  onTestFinished(async () => {
    local.kill('SIGTERM');
    await ended(local);
  });
}

/** Kills a part with what says nothing, and sees the rest end. */
async function dies(name: string): Promise<void> {
  const victim = await groupOf(name);
  const { groups, directories } = (await readCloudRun(stateDirectory)) as CloudRun;
  process.kill(victim, 'SIGKILL');
  const began = performance.now();
  expect(await ended(local)).toBe(1);
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(said.trimEnd().split('\n').at(-1)).toMatch(
    new RegExp(`^${name} ended \\(SIGKILL; .*\\.log\\)\\. .*\\(ServiceDied\\)$`),
  );
  expect(groups.filter(({ pid }) => isAlive(pid))).toEqual([]);
  expect(directories.filter(existsSync)).toEqual([]);
  expect((await readdir(stateDirectory)).filter((file) => /^(stack|process)\.json$|aws\.sh/.test(file))).toEqual([]);
}

describe('a part that dies ends all, within seconds and with a word', () => {
  it('MiniStack, once all is ready', async () => {
    start();
    await until('the cloud', async () => (await readStack(stateDirectory)) ?? undefined, { seconds: 300 });
    await dies('MiniStack');
  }, 400_000);

  it('MiniStack, during the start', async () => {
    start();
    await dies('MiniStack');
  });

  apertium.test('Apertium, during the start', async () => {
    start('apertium');
    await dies('apertium-apy');
  });
});

describe('the process that holds all, the Translate endpoint and the site in it', () => {
  it('takes the rest with it where it is killed, and --stop clears up', async () => {
    start();
    const ministack = await groupOf('MiniStack');
    const { groups, directories } = (await readCloudRun(stateDirectory)) as CloudRun;
    expect(directories.map(existsSync)).toEqual([true]);
    // Frozen, MiniStack does not notice; that is what --stop finds.
    process.kill(-ministack, 'SIGSTOP');
    local.kill('SIGKILL');
    await ended(local);
    expect(await ended(run('--stop'))).toBe(0);
    expect(said).toContain(`Ended leftovers of an earlier run: `);
    expect(said).toContain(`MiniStack (process ${ministack})`);
    await until('all to end', async () => groups.every(({ pid }) => !isAlive(pid)) || undefined, { seconds: 5 });
    expect(directories.filter(existsSync)).toEqual([]);
    expect(await ended(run('--stop'))).toBe(0);
    expect(said).toContain('No local cloud of this checkout runs.');
  });

  it('ends all at Ctrl-C, also during the start', async () => {
    start();
    await groupOf('MiniStack');
    const { groups } = (await readCloudRun(stateDirectory)) as CloudRun;
    local.kill('SIGINT');
    expect(await ended(local)).toBe(1);
    expect(said).toContain('(Stopped)');
    expect(groups.filter(({ pid }) => isAlive(pid))).toEqual([]);
  });
});
