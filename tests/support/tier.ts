import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.join(import.meta.dirname, '..', '..');

/** Test files that `runs` or `tier` of runs.ts make longer in the thorough tier: those that import it. */
export function filesThatGrow(): string[] {
  return globSync('tests/**/*.test.ts', { cwd: repository, exclude: ['tests/end-to-end/**'] })
    .filter((file) => /from '[./]+\/support\/runs\.ts'/.test(readFileSync(path.join(repository, file), 'utf8')))
    .sort();
}
