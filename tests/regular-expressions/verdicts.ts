import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { check } from 'recheck';
import type { Expression } from './expressions.ts';

const file = new URL('verdicts.json', import.meta.url);
const { version } = createRequire(import.meta.url)('recheck/package.json') as { version: string };

const nameOf = ({ source, flags }: Expression) => `/${source}/${flags}`;

/** What recheck's verdict depends on, in 16 hexadecimal digits: the expression, and recheck's version. */
export function keyOf(expression: Expression): string {
  return createHash('sha256')
    .update(`${version} ${nameOf(expression)}`)
    .digest('hex')
    .slice(0, 16);
}

/** The keys of expressions that recheck has found safe. */
export function keptVerdicts(): Set<string> {
  return new Set(JSON.parse(readFileSync(file, 'utf8')) as string[]);
}

export function keepVerdicts(safe: readonly Expression[]): void {
  writeFileSync(file, `${JSON.stringify([...new Set(safe.map(keyOf))].sort(), undefined, 2)}\n`);
}

/** recheck measures by the clock, and so finds what is not there on a machine that is busy; not five times over. */
const tries = 5;

/** Of each expression that takes more time than its text is long: where it stands, and what text shows it. */
export async function unsafe(expressions: readonly Expression[]): Promise<string[]> {
  const found: string[] = [];
  for (const expression of expressions) {
    const verdict = await verdictOn(expression);
    if (verdict !== 'safe') found.push(`${expression.where}: ${nameOf(expression)} is ${verdict}`);
  }
  return found;
}

async function verdictOn({ source, flags }: Expression): Promise<string> {
  let verdict = '';
  for (let n = 0; n < tries && verdict !== 'safe'; n += 1) {
    const { status, ...more } = await check(source, flags, { timeout: 300_000 });
    const attack = 'attack' in more ? more.attack?.pattern : JSON.stringify(more);
    verdict = status === 'safe' ? status : `${status}: ${attack}`;
  }
  return verdict;
}
