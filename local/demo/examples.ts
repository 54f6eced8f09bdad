import { glob } from 'node:fs/promises';
import path from 'node:path';

/** The releases in the repository's `examples/`. */
export async function exampleFiles(repository: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob('examples/*.{md,txt,html}', { cwd: repository }))
    files.push(path.join(repository, file));
  return files.toSorted();
}
