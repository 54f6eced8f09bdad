import type { Machine } from './machine.ts';

/** Newest first, since distributions keep old ones; MiniStack needs 3.10. */
const candidates = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];

/** Debian packages `ensurepip`, which virtual environments need, apart from Python: python3-venv. */
const check = 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))';

/** Name of an interpreter that can make a virtual environment. */
export async function findPython(machine: Machine): Promise<string | null> {
  for (const candidate of candidates) {
    if ((await machine.run([candidate, '-c', check])).ok) return candidate;
  }
  return null;
}
