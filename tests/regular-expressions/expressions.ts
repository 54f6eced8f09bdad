import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Literal, type Node, parse } from 'acorn';
import { full } from 'acorn-walk';
import { patterns } from '../../core/documents/protection/patterns.ts';

/** A regular expression of the product, and where it stands. */
export interface Expression {
  source: string;
  flags: string;
  where: string;
}

const repository = path.join(import.meta.dirname, '..', '..');
/** What runs on uploads and on engines' answers. */
const files = globSync('{contracts,core,aws,functions}/**/*.ts', { cwd: repository, exclude: ['**/*.d.ts'] }).sort();

/** Every regular expression that is written as one. */
export function literals(): Expression[] {
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

/** Those that modules of the core put together when they are loaded. */
export async function assembled(): Promise<Expression[]> {
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
export function alternatives(): Expression[] {
  return patterns.map(({ pattern }) => ({
    source: pattern,
    flags: 'gu',
    where: 'core/documents/protection/patterns.ts',
  }));
}

/** Whether an expression repeats anything without a limit; one that does not takes as long as it takes. */
export function repeats({ source }: Expression): boolean {
  const bare = source.replace(/\\./gs, '').replace(/\[[^\]]*\]/g, '_');
  return /[*+]|\{\d+,\}/.test(bare);
}
