import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { bundledScript } from '../support/bundled-script.ts';
import type { Hostile } from './frames.ts';
import { type Extent, hostileTexts } from './inputs.ts';
import type { Ending } from './run.ts';

/** What the heap of a process may grow to, in MiB. All of the process may take 512. */
const heap = ['--max-old-space-size=256', '--max-semi-space-size=8'];
/** Seconds without an ending after which something takes for ever; a busy machine takes one of them for ten. */
const patience = 300;

let script: Promise<string> | undefined;

/** How every hostile text of a kind ends; a process that dies of one, or is full, is followed by one for the rest. */
export async function endings(kind: Hostile, extent: Extent): Promise<Ending[]> {
  const names = Object.keys(hostileTexts(kind, extent));
  script ??= bundledScript(new URL('run.ts', import.meta.url));
  const found: Ending[] = [];
  while (found.length < names.length) {
    const why = await run(await script, [kind, extent], found);
    const name = names[found.length];
    if (why !== undefined && name !== undefined)
      found.push({ name, outcome: `died: ${why}`, message: '', seconds: 0, mebibytes: 0 });
  }
  return found;
}

/** @returns what the process died of, if it did. */
function run(file: string, which: readonly string[], found: Ending[]): Promise<string | undefined> {
  const child = spawn(process.execPath, [...heap, file, ...which, String(found.length)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data) => {
    errors = (errors + data).slice(-4000);
  });
  let timer = setTimeout(() => child.kill('SIGKILL'), patience * 1000);
  createInterface(child.stdout).on('line', (line) => {
    found.push(JSON.parse(line));
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), patience * 1000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return resolve(undefined);
      const reason = /^.*(?:Error|FATAL).*$/m.exec(errors)?.[0];
      resolve(reason ?? (signal === 'SIGKILL' ? `it took more than ${patience} s` : `exit code ${code}`));
    });
  });
}
