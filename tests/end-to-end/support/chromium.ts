import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  // Containers have 64 MB of it.
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The document that an address has become once everything in it has happened. */
export async function domOf(executable: string, address: string): Promise<string> {
  const profile = await mkdtemp(path.join(tmpdir(), 'chromium-'));
  try {
    const { stdout } = await promisify(execFile)(
      executable,
      [...quiet, `--user-data-dir=${profile}`, '--virtual-time-budget=3000', '--dump-dom', address],
      { timeout: 60_000 },
    );
    return stdout;
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
