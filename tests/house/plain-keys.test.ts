import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../docs/documents.ts';
import { plainKeys, plainMembers } from './plain-keys.ts';

/**
 * Objects whose keys nobody chooses, by how the code calls them, each with the reason. What a file, an option or a
 * message names is looked up with `own` (contracts/own.ts) or in a Map.
 */
const keyedByUs: Readonly<Record<string, string>> = {
  languages: 'canonical tags of contracts/locales.ts',
  corrections: 'canonical tags',
  visibleLines: 'canonical tags',
  translationSettings: 'canonical tags of the configuration',
  settings: 'canonical tags of the configuration',
  index: 'canonical tags of the configuration',
  targets: 'canonical tags of a term list, which ImportTerms has checked',
  changed: 'canonical tags',
  told: 'canonical tags',
  before: 'canonical tags',
  failures: 'codes of the contract, a closed union',
  environment: 'names of functions, a closed union',
  clueKinds: 'kinds of clues, a closed union',
  segmenters: 'granularities, a closed union',
  classNames: 'types of parts, a closed union',
  digitalSourceTypes: 'origins of texts, a closed union',
  counts: 'origins of segments, a closed union',
  pair: 'sides of a pair, a closed union',
  code: 'reasons of the ZIP reader, a closed union',
  explanations: 'codes of the YAML and CSV parsers',
  writers: 'kinds of syntax that the readers give',
};

const sources = new Map(
  globSync(['aws/**/*.ts', 'cli/**/*.ts', 'contracts/**/*.ts', 'core/**/*.ts', 'functions/**/*.ts'], {
    cwd: repository,
  }).map((file) => [file, readFileSync(path.join(repository, file), 'utf8')]),
);
const members = new Set([...sources.values()].flatMap(plainMembers));
const nameIn = (text: string) => /(\w+)(?:\?\.)?\[|(\w+)$/.exec(text)?.slice(1).find(Boolean) ?? '';

test('no plain object is asked for a name that somebody chose', () => {
  expect(members.has('attachments')).toBe(true);
  const found = [...sources].flatMap(([file, source]) =>
    file === 'contracts/own.ts'
      ? []
      : plainKeys(source, file, members)
          .filter(({ text }) => !Object.hasOwn(keyedByUs, nameIn(text)))
          .map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ['a table', 'const table = { a: 1 };\nexport const of = (name: string) => table[name];\n', 'table[name]'],
  ['a table with a type', 'const t: Record<string, number> = {};\nexport const of = (n: string) => t[n];\n', 't[n]'],
  ['a parameter', 'export const of = (t: Record<string, number>, n: string) => t[n];\n', 't[n]'],
  ['a member of an interface', 'export const of = (r: R, n: string) => r.attachments?.[n];\n', 'r.attachments?.[n]'],
  ['`in`', 'const t = { a: 1 } as const;\nexport const is = (n: string) => n in t;\n', 'n in t'],
  ['an assignment', 'const assets: Record<string, string> = {};\nassets[name] = path;\n', 'assets[name] = path'],
  ['a count', 'const counts = {};\ncounts[word]++;\n', 'counts[word]++'],
])('%s is found', (_, source, text) => {
  expect(plainKeys(source, 'planted.ts', members)).toMatchObject([{ text }]);
});

test.each([
  ['an array', 'const list = [1, 2];\nexport const at = (n: number) => list[n];\n'],
  [
    'a table that is asked first',
    'const t = { a: 1 };\nexport const of = (n: string) => (Object.hasOwn(t, n) ? t[n] : 0);\n',
  ],
  [
    'a table of a closed union',
    "const t: Record<'a' | 'b', number> = { a: 1, b: 2 };\nexport const of = (n: 'a' | 'b') => t[n];\n",
  ],
  ['a name that is written down', "const t: Record<string, number> = {};\nexport const a = t['a'];\n"],
  ['a Map', 'const t = new Map<string, number>();\nexport const of = (n: string) => t.get(n);\n'],
])('%s is not', (_, source) => {
  expect(plainKeys(source, 'planted.ts', members)).toEqual([]);
});
