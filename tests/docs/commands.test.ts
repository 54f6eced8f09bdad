import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { optionHelp } from '../../local/arguments.ts';
import { docs, repository } from './documents.ts';

const { scripts, devDependencies } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
  devDependencies: Record<string, string>;
};

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
    const unknown = all(text, /\bnpx ([\w-]+)/g).filter(
      (program) => !((programs[program] ?? program) in devDependencies),
    );
    expect(unknown).toEqual([]);
  });
});
