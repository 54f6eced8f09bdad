import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { urlPath } from '../../contracts/keys.ts';
import { CliError } from '../cli-error.ts';

/** What somebody has of a site: a folder, or what an address answers. Keys are those of the publish bucket. */
export interface Copy {
  /** Undefined if it is not there. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** Every key that there is; undefined for an address, which does not say. */
  keys: readonly string[] | undefined;
}

export async function folderCopy(root: string): Promise<Copy> {
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  const keys = found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const known = new Set(keys);
  return {
    keys: keys.sort(),
    read: async (key) => (known.has(key) ? await readFile(path.join(root, ...key.split('/'))) : undefined),
  };
}

/** @throws CliError if the address does not answer. */
export function webCopy(base: string, get: typeof fetch = fetch): Copy {
  return { keys: undefined, read: (key) => download(`${base}/${urlPath(key)}`, get) };
}

/** Undefined if nothing is there. A notice of a withdrawal is answered with 410. */
async function download(url: string, get: typeof fetch): Promise<Uint8Array | undefined> {
  const answer = await get(url).catch((cause: Error) => {
    throw new CliError(
      `${url} does not answer: ${cause.cause instanceof Error ? cause.cause.message : cause.message}`,
      {
        cause,
      },
    );
  });
  const body = new Uint8Array(await answer.arrayBuffer());
  if (answer.ok || answer.status === 410) return body;
  if (answer.status === 404 || answer.status === 403) return undefined;
  throw new CliError(`${url} answers ${answer.status}.`);
}
