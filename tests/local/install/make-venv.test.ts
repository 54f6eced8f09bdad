import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeVenv } from '../../../local/install/make-venv.ts';

/** A Python that makes a virtual environment of itself, and notes what pip is asked for. */
const python = (log: string) => `#!/bin/sh
if [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; else echo "$@" >> "${log}"; fi
`;

test('pip installs only what has the hash of the list', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dragoman-venv-'));
  try {
    const [program, log, directory] = ['python', 'log', 'venv'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(program, python(log));
    chmodSync(program, 0o755);
    expect(await makeVenv(program, { directory, requirements: 'list.txt' })).toBeNull();
    expect(readFileSync(log, 'utf8')).toMatch(/^-m pip install .*--require-hashes .*-r list\.txt\n$/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
