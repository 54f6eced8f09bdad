import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type ClassDeclaration,
  type Function as FunctionNode,
  type Identifier,
  type MethodDefinition,
  type Node,
  type Pattern,
  parse,
  type VariableDeclarator,
} from 'acorn';
import { ancestor } from 'acorn-walk';
import { type Plugin, transform } from 'esbuild';
import { repository } from '../../local/paths.ts';

/** Has each function of some modules say when it is called (`tests/support/calls.ts`). @param isTraced by path from the root */
export function tracedModules(isTraced: (file: string) => boolean): Plugin {
  return {
    name: 'traced-modules',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async (module) => {
        const file = path.relative(repository, module.path);
        if (!isTraced(file)) return undefined;
        const { code } = await transform(await readFile(module.path, 'utf8'), { loader: 'ts', target: 'esnext' });
        return { contents: traced(code, file), loader: 'js' };
      });
    },
  };
}

/** Wraps the body of each function into one that tells of its call. */
function traced(code: string, file: string): string {
  const edits: { at: number; text: string }[] = [];
  const visit = (found: Node, _: unknown, ancestors: Node[]) => {
    const node = found as FunctionNode;
    const parent = ancestors.at(-2) as MethodDefinition | undefined;
    if (node.generator || (parent?.type === 'MethodDefinition' && parent.kind === 'constructor')) return;
    const given = node.type === 'ArrowFunctionExpression' ? `[${node.params.flatMap(namesIn)}]` : 'arguments';
    const open = `return globalThis.enterFunction(${JSON.stringify([file, hostOf(ancestors), isInner(ancestors)])}, ${given}, ${node.async ? 'async ' : ''}() =>`;
    if (node.body.type === 'BlockStatement') {
      edits.push({ at: node.body.end, text: '); }' }, { at: node.body.start, text: `{ ${open} ` });
    } else {
      const arrow = code.lastIndexOf('=>', node.body.start) + '=>'.length;
      edits.push({ at: node.end, text: '); }' }, { at: arrow, text: `{ ${open}` });
    }
  };
  ancestor(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), { Function: visit });
  // From the end, and what is around another behind it, so that places stay true.
  const fromTheEnd = edits.reverse().sort((a, b) => b.at - a.at);
  return fromTheEnd.reduce((text, { at, text: more }) => text.slice(0, at) + more + text.slice(at), code);
}

/** The function that a reader would name: of a callback the one that it stands in. */
function hostOf(ancestors: readonly Node[]): string {
  const names = ancestors.flatMap((node) => {
    if (node.type === 'MethodDefinition') return keyName((node as MethodDefinition).key);
    if (node.type === 'ClassDeclaration') return (node as ClassDeclaration).id?.name ?? [];
    if (node.type === 'FunctionDeclaration') return (node as FunctionNode).id?.name ?? [];
    if (node.type === 'VariableDeclarator') return keyName((node as VariableDeclarator).id);
    return [];
  });
  return names.slice(0, ancestors.some(({ type }) => type === 'ClassDeclaration') ? 2 : 1).join('.');
}

function keyName(node: Node): string[] {
  return node.type === 'Identifier' || node.type === 'PrivateIdentifier' ? [(node as Identifier).name] : [];
}

function isInner(ancestors: readonly Node[]): boolean {
  const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];
  return ancestors.slice(0, -1).some(({ type }) => functions.includes(type));
}

/** What a pattern of a parameter binds. */
function namesIn(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesIn(one.type === 'Property' ? one.value : one.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap((one) => (one === null ? [] : namesIn(one)));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}
