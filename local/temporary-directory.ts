import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Service } from './service.ts';

/** Of the names of these directories. */
export const scratchPrefix = 'dragoman-';

/**
 * Where MiniStack unpacks Lambda functions. Not below the checkout: there they would find its
 * node_modules, and what a bundle lacks would be noticed first on AWS.
 */
export async function makeTemporaryDirectory(): Promise<Service & { directory: string }> {
  const directory = await mkdtemp(path.join(tmpdir(), scratchPrefix));
  return {
    name: 'temporary directory',
    directory,
    stop: () => rm(directory, { recursive: true, force: true, maxRetries: 3 }),
  };
}
