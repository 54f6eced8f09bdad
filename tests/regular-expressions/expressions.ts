import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Literal, type Node, parse } from 'acorn';
import { full } from 'acorn-walk';

/** A regular expression of the product, and the file and line that it is in. */
export interface Expression {
  source: string;
  flags: string;
  where: string;
}

const repository = path.join(import.meta.dirname, '..', '..');
/** What runs on uploads and on engines' answers. */
const files = globSync('{contracts,core,aws,functions}/**/*.ts', { cwd: repository, exclude: ['**/*.d.ts'] }).sort();

/** Every regular expression that is written as one. */
function literals(): Expression[] {
  const found: Expression[] = [];
  for (const file of files) {
    // Types are replaced by spaces, so lines stay.
    const script = stripTypeScriptTypes(readFileSync(path.join(repository, file), 'utf8'));
    full(parse(script, { ecmaVersion: 'latest', sourceType: 'module', locations: true }), (node: Node) => {
      const { regex } = node as Partial<Literal>;
      if (regex) found.push({ source: regex.pattern, flags: regex.flags, where: `${file}:${node.loc?.start.line}` });
    });
  }
  return found;
}

/** Those that modules of the core put together when they are loaded. None may be loaded before. */
async function assembled(): Promise<Expression[]> {
  const found: Expression[] = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, [source, flags]: [string, string]) {
      // A module is loaded by the first that needs it; who is at work only the stack tells.
      const where = /\/(core\/[^\s:?]+)/.exec(new Error('here').stack ?? '')?.[1] ?? '';
      found.push({ source: String(source), flags: flags ?? '', where });
      return new target(source, flags);
    },
  });
  try {
    for (const file of files.filter((name) => name.startsWith('core/'))) {
      await import(pathToFileURL(path.join(repository, file)).href);
    }
  } finally {
    globalThis.RegExp = Original;
  }
  return found;
}

/** What running text is looked through for: together an alternative, of which each is looked at by itself. */
async function alternatives(): Promise<Expression[]> {
  // Not before `assembled` looks at what its module puts together.
  const { patterns } = await import('../../core/documents/protection/patterns.ts');
  const { wordLikePlaceholders } = await import('../../core/documents/protection/framework-placeholders.ts');
  return [...patterns, ...wordLikePlaceholders].map(({ pattern }) => ({
    source: pattern,
    flags: 'gu',
    where: 'core/documents/protection/patterns.ts',
  }));
}

/** Whether an expression repeats anything without a limit; one that does not takes as long as it takes. */
function repeats({ source }: Expression): boolean {
  const bare = source.replace(/\\./gs, '').replace(/\[[^\]]*\]/g, '_');
  return /[*+]|\{\d+,\}/.test(bare);
}

/** Expressions that need not be linear, since their text is short, or that are looked at piece by piece. */
const excepted: readonly { begins: string; where: string; why: string }[] = [
  { begins: '[\\s\\p{P}]+$', where: 'core/documents/title/summary.ts', why: 'a summary of up to 280 characters' },
  {
    begins: '(?:(?<![a-zA-Z0-9])(?:(?:https?',
    where: 'core/documents/protection/protected-spans.ts',
    why: 'each of its `alternatives`',
  },
];

const excepts = (each: (typeof excepted)[number], { source, where }: Expression) =>
  where.startsWith(each.where) && source.startsWith(each.begins);
const isExcepted = (expression: Expression) => excepted.some((each) => excepts(each, expression));

/** Every expression that must take time in proportion to its text, once. */
export async function expressions(): Promise<Expression[]> {
  const written = literals();
  const made = await assembled();
  const all = [...written, ...made, ...(await alternatives())];
  // Else a reader of this file has lost sight of the product.
  assert.ok(written.length > 200);
  assert.ok(made.some(({ where }) => where === 'core/documents/protection/protected-spans.ts'));
  for (const each of excepted)
    assert.ok(
      all.some((one) => excepts(each, one)),
      each.begins,
    );
  const checked = new Map(
    all
      .filter((expression) => repeats(expression) && !isExcepted(expression))
      .map((expression) => [`/${expression.source}/${expression.flags}`, expression]),
  );
  assert.ok(checked.size > 80);
  return [...checked.values()];
}

// Run by itself, prints them: only a new process has loaded no module of the core yet.
if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(await expressions()));
