import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** What whoever uses the cloud must know; `stack.json`, written once all is ready. */
export const stackSchema = z.strictObject({
  endpoint: z.url(),
  /** Relative to the repository. */
  caBundle: z.string(),
  region: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  uploadBucket: z.string(),
  workBucket: z.string(),
  publishBucket: z.string(),
  stateMachineArn: z.string(),
  translateEndpoint: z.url(),
  siteUrl: z.url(),
});
export type Stack = z.infer<typeof stackSchema>;

const stackFile = (directory: string) => path.join(directory, 'stack.json');
const processFile = (directory: string) => path.join(directory, 'process.json');

/** `null` where there is none or it is not one of ours: then nothing runs here. */
export async function readStack(directory: string): Promise<Stack | null> {
  const text = await readFile(stackFile(directory), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return stackSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** In one step, so that a reader who waits for the file never sees half of it. */
export async function writeStack(directory: string, stack: Stack): Promise<void> {
  await replace(stackFile(directory), stack);
}

/** Who holds the cloud of this directory, for `--stop`. */
export async function writeProcess(directory: string): Promise<void> {
  await replace(processFile(directory), { pid: process.pid });
}

export async function readProcess(directory: string): Promise<number | null> {
  const text = await readFile(processFile(directory), 'utf8').catch(() => null);
  if (text === null) return null;
  return z.object({ pid: z.int().positive() }).safeParse(JSON.parse(text)).data?.pid ?? null;
}

export async function removeStack(directory: string): Promise<void> {
  await rm(stackFile(directory), { force: true });
  await rm(processFile(directory), { force: true });
}

async function replace(file: string, content: unknown): Promise<void> {
  await writeFile(`${file}.tmp`, `${JSON.stringify(content, null, 2)}\n`);
  await rename(`${file}.tmp`, file);
}
