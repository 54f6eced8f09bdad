import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lint } from './cfn-lint.ts';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../', import.meta.url));
const cdk = path.join(repository, 'node_modules', '.bin', 'cdk');

function synth(output: string, ...options: string[]) {
  const environment = {
    ...process.env,
    PATH: `${path.join(repository, 'node_modules', '.bin')}:${process.env['PATH']}`,
  };
  return run(cdk, ['synth', '--quiet', '--output', output, ...options], { cwd: repository, env: environment });
}

describe('cdk synth', () => {
  let output = '';
  beforeAll(async () => {
    output = await mkdtemp(path.join(tmpdir(), 'dragoman-synth-'));
    await synth(output);
  });
  afterAll(() => rm(output, { recursive: true, force: true }));

  test('bundles each function into one file, beside the licences of what it contains', async () => {
    const { files } = JSON.parse(await readFile(path.join(output, 'Dragoman.assets.json'), 'utf8'));
    const bundles = Object.values(files as Record<string, { source: { path: string; packaging: string } }>)
      .filter(({ source }) => source.packaging === 'zip')
      .map(({ source }) => path.join(output, source.path));
    expect(bundles.length).toBeGreaterThan(0);
    const expected = ['LICENSE', 'NOTICE', 'THIRD-PARTY-LICENCES.txt', 'index.mjs'];
    for (const bundle of bundles) expect((await readdir(bundle)).toSorted()).toEqual(expected);
  });

  test('makes a template that cfn-lint has nothing against', async () => {
    expect(await lint(path.join(output, 'Dragoman.template.json'))).toEqual([]);
  });
});

test.each([
  {
    option: 'languages=es,xx',
    says: 'languages: "xx" is not a language that the engine knows; allowed: one or more of af, sq,',
  },
  { option: 'logRetentionDays=31', says: 'logRetentionDays: 31 is given; allowed: one of 1, 3,' },
])('cdk synth -c $option fails, and says what is allowed', async ({ option, says }) => {
  await expect(synth(path.join(tmpdir(), 'dragoman-refused'), '-c', option)).rejects.toMatchObject({
    stderr: expect.stringContaining(says),
  });
});
