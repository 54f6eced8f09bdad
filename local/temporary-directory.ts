import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Service } from './service.ts';

/** Prefix of these directories' names. */
export const scratchPrefix = 'dragoman-';

/**
 * Where MiniStack unpacks Lambda functions. Outside the checkout: inside, they would find its node_modules,
 * and a dependency missing from a bundle would fail only on AWS.
 */
export async function makeTemporaryDirectory(): Promise<Service & { directory: string }> {
  const directory = await mkdtemp(path.join(tmpdir(), scratchPrefix));
  return {
    name: 'temporary directory',
    directory,
    stop: () => rm(directory, { recursive: true, force: true, maxRetries: 3 }),
  };
}
