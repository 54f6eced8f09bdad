import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import type { Expression } from './expressions.ts';
import { keptVerdicts, keyOf, unsafe } from './verdicts.ts';

/** So many new expressions, or gone ones, may be without a verdict in verdicts.json; each costs a second or more. */
const tolerated = 20;

let all: Expression[];
const kept = keptVerdicts();

beforeAll(async () => {
  const script = path.join(import.meta.dirname, 'expressions.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script], { maxBuffer: 64 * 1024 * 1024 });
  all = JSON.parse(stdout);
});

test('every regular expression takes time in proportion to the text', async () => {
  expect(await unsafe(all.filter((expression) => !kept.has(keyOf(expression))))).toEqual([]);
}, 1_800_000);

test('verdicts.json has the verdicts on nearly all, and few others', () => {
  const keys = new Set(all.map(keyOf));
  const missing = [...keys].filter((key) => !kept.has(key)).length;
  const gone = [...kept].filter((key) => !keys.has(key)).length;
  expect(missing + gone, 'run: node tests/regular-expressions/keep-verdicts.ts').toBeLessThanOrEqual(tolerated);
});
