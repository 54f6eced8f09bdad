import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { optionHelp } from '../../local/arguments.ts';
import { groups } from '../../local/install/requirements.ts';
import { doc, docs, repository, section } from './documents.ts';

const { scripts, dependencies, devDependencies } = JSON.parse(
  readFileSync(path.join(repository, 'package.json'), 'utf8'),
) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const packages = { ...dependencies, ...devDependencies };

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe.each(docs.map((doc) => [doc.path, doc.text] as const))('%s', (_path, text) => {
  test('names npm scripts that exist', () => {
    const named = [...all(text, /\bnpm run ([\w:-]+)/g), ...all(text, /\bnpm (test|start)\b/g)];
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('gives the local cloud options that it knows', () => {
    const given = all(text, /\bnpm run (?:local|demo) -- ([^\n`|]+)/g).flatMap((rest) => all(rest, /(--[a-z]+)/g));
    expect(given.filter((option) => option !== '--stop' && !optionHelp.includes(option))).toEqual([]);
  });

  test('runs with npx what is installed', () => {
    const programs: Record<string, string> = { cdk: 'aws-cdk', biome: '@biomejs/biome' };
    const unknown = all(text, /\bnpx ([\w-]+)/g).filter((program) => !((programs[program] ?? program) in packages));
    expect(unknown).toEqual([]);
  });
});

test('the test command installs what it needs, by the one table there is, and the README names each of it', () => {
  expect(scripts['test']).toMatch(/^node local\/install\/main\.ts && /);
  const service = readFileSync(path.join(repository, '.ci/run'), 'utf8');
  expect(service).toMatch(/^npm test /m);
  const thorough = all(scripts['test:thorough'] ?? '', /(--project [\w-]+)/g);
  expect(thorough).toHaveLength(2);
  expect(thorough.filter((project) => !service.includes(project))).toEqual([]);
  expect(service).not.toMatch(/apt-get|\bpip\b|playwright/);
  const needed = section(doc('README.md'), 'Run the tests');
  const names = Object.values(groups).flatMap(({ name }) => name.match(/[A-Z]\S*|browser/) ?? []);
  expect(names).toHaveLength(Object.keys(groups).length);
  expect(names.filter((name) => !needed.includes(name))).toEqual([]);
});

test('no test is skipped but by its group', () => {
  const files = globSync('tests/**/*.test.ts', { cwd: repository }).filter(
    (file) => !file.endsWith('left-out.long.test.ts'),
  );
  const skips = /\.(?:skip|skipIf|runIf|todo)\(/;
  expect(files.filter((file) => skips.test(readFileSync(path.join(repository, file), 'utf8')))).toEqual([]);
});
