import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Service } from './service.ts';

/**
 * Where MiniStack unpacks Lambda functions. Not below the checkout: there they would find its
 * node_modules, and what a bundle lacks would be noticed first on AWS.
 */
export async function makeTemporaryDirectory(): Promise<Service & { path: string }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'dragoman-'));
  return {
    name: 'temporary directory',
    path: directory,
    stop: () => rm(directory, { recursive: true, force: true, maxRetries: 3 }),
  };
}
