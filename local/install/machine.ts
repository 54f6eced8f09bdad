import { execFile } from 'node:child_process';
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { defaultStateDirectory } from '../paths.ts';
import { type System, systemOf } from './system.ts';

/** The result of a program. `said`: both outputs. */
export interface Ran {
  ok: boolean;
  said: string;
}

/** The machine, as the installer reads and changes it. Tests provide their own. */
export interface Machine {
  system: System;
  isRoot: boolean;
  home: string;
  environment: Readonly<Record<string, string | undefined>>;
  isProgram(file: string): boolean;
  /** Names in a folder; empty if it does not exist. */
  entries(folder: string): string[];
  read(file: string): string | null;
  /** Whether the program starts and its `--version` matches. */
  says(program: string, version: RegExp): Promise<boolean>;
  run(command: readonly string[], environment?: Record<string, string>): Promise<Ran>;
}

/** Remembers programs that started once, by their files' dates: AWS CLI takes a second to print its version. */
const provenFile = path.join(defaultStateDirectory, 'programs.json');

let machine: Machine | undefined;

export function thisMachine(): Machine {
  machine ??= {
    system: systemOf(process.platform, read('/etc/os-release') ?? '', isProgram('/usr/bin/apt-get')),
    isRoot: process.getuid?.() === 0,
    home: homedir(),
    environment: process.env,
    isProgram,
    entries,
    read,
    says,
    run,
  };
  return machine;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

async function says(program: string, version: RegExp): Promise<boolean> {
  const { mtimeMs, size } = statSync(program);
  const proof = `${program} ${version.source} ${mtimeMs} ${size}`;
  if (proven().includes(proof)) return true;
  const { ok, said } = await run([program, '--version'], {}, 30_000);
  if (!ok || !version.test(said)) return false;
  mkdirSync(defaultStateDirectory, { recursive: true });
  writeFileSync(provenFile, JSON.stringify([...proven().slice(-20), proof]));
  return true;
}

function proven(): string[] {
  try {
    const found: unknown = JSON.parse(read(provenFile) ?? '[]');
    return Array.isArray(found) ? found.map(String) : [];
  } catch {
    return [];
  }
}

/** Runs without a terminal, so that programs cannot ask. */
function run(command: readonly string[], environment: Record<string, string> = {}, timeout = 0): Promise<Ran> {
  const [program = '', ...args] = command;
  const options = { env: { ...process.env, ...environment }, timeout, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ ok: error === null, said: `${stdout}${stderr}` });
    });
    child.stdin?.end();
  });
}
