import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, FileSystem, Stack } from 'aws-cdk-lib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { carried, codeOf } from '../../infra/lambdas/bundles.ts';
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
  test('carries that file, our licence, and the notices of the data that is in it, and is named by what it holds', () => {
    const outdir = mkdtempSync(path.join(tmpdir(), 'bundles-'));
    onTestFinished(() => rmSync(outdir, { recursive: true }));
    const stack = new Stack(new App({ outdir }), 'Newsroom');
    stack.resolve(codeOf('ingest').bind(stack));
    const [folder = ''] = readdirSync(outdir).filter((one) => one.startsWith('asset.'));
    expect(readdirSync(path.join(outdir, folder)).toSorted()).toEqual([...carried, 'index.mjs'].toSorted());
    // Else a change of what the bundle imports would not be deployed.
    expect(folder).toBe(`asset.${FileSystem.fingerprint(path.join(outdir, folder))}`);
    for (const one of carried) {
      expect(readFileSync(path.join(outdir, folder, one))).toEqual(readFileSync(path.join(repository, one)));
    }
  });
});
