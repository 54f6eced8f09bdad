import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../../local/paths.ts';

const sources = globSync('{contracts,core,aws,functions,infra,cli,terminal,local,bench}/**/*.ts', {
  cwd: repository,
}).sort();

test('core/ is six folders and nothing beside them', () => {
  const layers = ['documents', 'lib', 'people', 'publication', 'releases', 'translation'];
  expect(readdirSync(path.join(repository, 'core')).sort()).toEqual(layers);
});

test('fewer than 15 files have 10 lines or less', () => {
  const lines = (file: string) => readFileSync(path.join(repository, file), 'utf8').split('\n').length - 1;
  const tiny = sources.filter((file) => lines(file) <= 10);
  expect(tiny.length, tiny.join('\n')).toBeLessThan(15);
});

test('only closed modules have an index.ts', () => {
  expect(sources.filter((file) => path.basename(file) === 'index.ts')).toEqual([
    'core/lib/xml/index.ts',
    'core/lib/zip/index.ts',
  ]);
});
