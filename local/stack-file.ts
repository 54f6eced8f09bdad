import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Addresses and names of the running cloud; `stack.json`, written once everything is ready. */
const stackSchema = z.strictObject({
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
/** The file that a shell reads to work with the cloud, see shell-environment.ts. */
export const environmentFile = (directory: string) => path.join(directory, 'aws.sh');
const processFile = (directory: string) => path.join(directory, 'process.json');

/** `null` if the file is missing or not valid: then no cloud runs here. */
export async function readStack(directory: string): Promise<Stack | null> {
  const text = await readFile(stackFile(directory), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return stackSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Replaces the file in one step, so that a reader never sees half of it. */
export async function writeStack(directory: string, stack: Stack): Promise<void> {
  await replace(stackFile(directory), stack);
}

const runSchema = z.object({
  /** Id of the process that holds the cloud. */
  pid: z.int().positive(),
  /** Process groups that it started. */
  groups: z.array(z.object({ name: z.string(), pid: z.int().positive() })).default([]),
  /** Its directories outside of the state directory. */
  directories: z.array(z.string()).default([]),
});
export type CloudRun = z.infer<typeof runSchema>;

/** Records who holds this directory's cloud and what belongs to it, for `--stop` and for the next start. */
export async function writeRun(directory: string, run: CloudRun): Promise<void> {
  await replace(processFile(directory), run);
}

export async function readCloudRun(directory: string): Promise<CloudRun | null> {
  const text = await readFile(processFile(directory), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return runSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export async function removeStack(directory: string): Promise<void> {
  await rm(stackFile(directory), { force: true });
  await rm(environmentFile(directory), { force: true });
  await rm(processFile(directory), { force: true });
}

async function replace(file: string, content: unknown): Promise<void> {
  await writeFile(`${file}.tmp`, `${JSON.stringify(content, null, 2)}\n`);
  await rename(`${file}.tmp`, file);
}
