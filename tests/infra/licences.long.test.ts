import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundling, carried } from '../../infra/lambdas/function.ts';
import { repository } from '../docs/documents.ts';
import { licencesOfBundles } from './licences.ts';

const file = path.join(repository, 'THIRD-PARTY-LICENCES.txt');

/** `LICENCES=write npx vitest run --project thorough tests/infra/licences.long.test.ts` writes the file again. */
test('the licences of all packages in the bundles are in one file', async () => {
  const licences = await licencesOfBundles();
  expect(licences.split('='.repeat(80)).length).toBeGreaterThan(10);
  if (process.env['LICENCES'] === 'write') writeFileSync(file, licences);
  expect(readFileSync(file, 'utf8')).toBe(licences);
});

describe('each bundle', () => {
  test('carries that file, our licence, and the notices of the data that is in it', () => {
    expect(carried.map((one) => path.basename(one))).toEqual(['LICENSE', 'NOTICE', 'THIRD-PARTY-LICENCES.txt']);
    const commands = bundling.commandHooks?.afterBundling('/in', '/out dir') ?? [];
    expect(commands).toHaveLength(1);
    for (const one of carried) expect(commands[0]).toContain(`"${one}"`);
    expect(commands[0]).toContain('"/out dir');
  });
});
