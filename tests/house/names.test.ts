import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../../local/paths.ts';

/** Names that several files may export. */
const shared = new Map([
  ['handler', 'Lambda calls each function by it'],
  ['main', 'each command runs by it, and tests call it'],
  ['help', "each command's own"],
]);

const declaration = /^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm;

test('an exported name means one thing', () => {
  const files = new Map<string, Set<string>>();
  for (const file of globSync('{contracts,core,aws,functions,infra,cli,terminal,local}/**/*.ts', { cwd: repository })) {
    for (const [, name = ''] of readFileSync(path.join(repository, file), 'utf8').matchAll(declaration)) {
      files.set(name, (files.get(name) ?? new Set()).add(file));
    }
  }
  expect(files.size).toBeGreaterThan(1_000);
  const several = [...files].filter(([name, { size }]) => size > 1 && !shared.has(name));
  expect(several.map(([name, places]) => `${name}: ${[...places].sort().join(', ')}`).sort()).toEqual([]);
});
