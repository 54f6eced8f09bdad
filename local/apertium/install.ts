import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Progress } from '../progress.ts';

const run = promisify(execFile);

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholder.
const statusFormat = '${db:Status-Status}';

/** Whether all of `packages` are there afterwards. Elsewhere than on Debian as root it only says how to install them. */
export async function ensureInstalled(packages: string[], progress: Progress): Promise<boolean> {
  const missing = await missingOf(packages);
  if (missing.length === 0) return true;
  const debian = await access('/usr/bin/apt-get').then(
    () => true,
    () => false,
  );
  if (!debian || process.getuid?.() !== 0) {
    const command = `apt-get install -y ${missing.join(' ')}`;
    progress.warn(
      debian
        ? `To translate for real, run: sudo ${command}`
        : `To translate for real, install Apertium (Debian: ${command}).`,
    );
    return false;
  }
  progress.step(`Installing ${missing.join(' ')} (once; about 20 s)`);
  // Package lists of a fresh container are empty; of an old one, out of date.
  const installed =
    (await aptGet('install', missing)) || ((await aptGet('update', [])) && (await aptGet('install', missing)));
  if (!installed) progress.warn(`apt-get could not install ${missing.join(' ')}; run it by hand to see why.`);
  return installed;
}

async function missingOf(packages: string[]): Promise<string[]> {
  const states = await Promise.all(
    packages.map((name) =>
      run('dpkg-query', ['--show', '--showformat', statusFormat, name]).then(
        ({ stdout }) => stdout === 'installed',
        () => false,
      ),
    ),
  );
  return packages.filter((_, index) => !states[index]);
}

function aptGet(command: string, packages: string[]): Promise<boolean> {
  const args = [command, '-y', '-q', ...(command === 'install' ? ['--no-install-recommends'] : []), ...packages];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return run('apt-get', args, { env, maxBuffer: 64 * 1024 * 1024 }).then(
    () => true,
    () => false,
  );
}
