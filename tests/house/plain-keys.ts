import { parseSync } from 'oxc-parser';

/** A node of the syntax tree, as ESTree has it. */
interface Node {
  type: string;
  start: number;
  end: number;
  [member: string]: unknown;
}

/** A place where a name that somebody chose could reach the prototype of a plain object. */
export interface PlainKey {
  line: number;
  text: string;
}

/** Names of members that are declared as plain objects keyed by any string; they are looked for in every file. */
export function plainMembers(source: string): string[] {
  const declared = /^\s+(?:readonly )?(\w+)\??: (?:Readonly<|Partial<)?Record<string,/gm;
  return [...source.matchAll(declared)].map(([, name = '']) => name);
}

/** Parsing takes most of the time: passes over files without a computed look-up in such an object. */
function mayHave(source: string, members: ReadonlySet<string>): boolean {
  const asked = source.matchAll(/(\w+)!?(?:\?\.)?\[[a-zA-Z_#]|\bin (?:\w+\.)*(\w+)/g);
  const names = new Set([...asked].map(([, table, object]) => table ?? object ?? ''));
  return [...names].some(
    (name) => members.has(name) || new RegExp(`\\b${name}\\b[^\\n]*(?:Record<|: string\\]|= \\{)`).test(source),
  );
}

/**
 * Finds `object[key]` and `key in object` where the object is a plain one that any string may be a key of, and
 * `Object.hasOwn(object, …)` is not asked in the same function; and every `object[key] = …` on such an object.
 *
 * @param members names of members that hold such objects.
 */
export function plainKeys(source: string, path: string, members: ReadonlySet<string>): PlainKey[] {
  if (!mayHave(source, members)) return [];
  const program = parse(source, path);
  const plain = new Set(members);
  visit(program, (node) => {
    const annotation = textOf(annotationOf(node), source);
    const [name, value] = declared(node);
    if (name === undefined) return;
    if (isRecordOfStrings(annotation)) plain.add(name);
    else if (annotation === '' && isPlainLiteral(value, source)) plain.add(name);
    else if (annotation !== '') plain.delete(name); // another of this name
  });
  const found: PlainKey[] = [];
  const report = (node: Node) =>
    found.push({ line: source.slice(0, node.start).split('\n').length, text: source.slice(node.start, node.end) });
  visit(program, (node, parents) => {
    if (node.type === 'BinaryExpression' && node['operator'] === 'in') {
      const right = nameOf(node['right']);
      if ((node['left'] as Node).type !== 'Literal' && right !== undefined && plain.has(right)) report(node);
      return;
    }
    if (node.type !== 'MemberExpression' || node['computed'] !== true) return;
    const [object, key] = [node['object'] as Node, node['property'] as Node];
    const name = nameOf(object);
    if (name === undefined || !plain.has(name) || key.type === 'Literal') return;
    const parent = parents.at(-1);
    const isWritten =
      (parent?.type === 'AssignmentExpression' && parent['left'] === node) || parent?.type === 'UpdateExpression';
    const around = parents.findLast(({ type }) => /Function|Method/.test(type)) ?? program;
    const isAsked = source.slice(around.start, around.end).includes(`Object.hasOwn(${textOf(object, source)},`);
    if (isWritten || !isAsked) report(parent !== undefined && isWritten ? parent : node);
  });
  return found;
}

function parse(source: string, path: string): Node {
  return parseSync(path, source).program as unknown as Node;
}

function visit(node: Node, act: (node: Node, parents: readonly Node[]) => void, parents: Node[] = []): void {
  act(node, parents);
  parents.push(node);
  for (const member of Object.values(node)) {
    for (const child of [member].flat()) {
      if (typeof child === 'object' && child !== null && typeof (child as Node).type === 'string')
        visit(child as Node, act, parents);
    }
  }
  parents.pop();
}

/** A variable, a parameter's default, or a member of a class, and its first value. */
function declared(node: Node): [name?: string, value?: Node] {
  if (node.type === 'VariableDeclarator') return [nameOf(node['id']), node['init'] as Node];
  if (node.type === 'PropertyDefinition') return [nameOf(node['key']), node['value'] as Node];
  if (node.type === 'Identifier' && node['typeAnnotation']) return [node['name'] as string];
  return [];
}

function annotationOf(node: Node): unknown {
  return node.type === 'VariableDeclarator' ? (node['id'] as Node)['typeAnnotation'] : node['typeAnnotation'];
}

/** An object literal whose keys nothing declares, also with `satisfies Record<string, …>`. */
function isPlainLiteral(value: Node | null | undefined, source: string): boolean {
  if (value?.type === 'ObjectExpression') return true;
  if (value?.type !== 'TSAsExpression' && value?.type !== 'TSSatisfiesExpression') return false;
  const type = textOf(value['typeAnnotation'], source);
  return (type === 'const' || isRecordOfStrings(type)) && isPlainLiteral(value['expression'] as Node, source);
}

function isRecordOfStrings(type: string): boolean {
  return /^(?::\s*)?(?:Readonly<|NonNullable<|Partial<)*(?:Record<string,|\{ (?:readonly )?\[\w+: string\])/.test(type);
}

function textOf(node: unknown, source: string): string {
  const { start, end } = (node ?? { start: 0, end: 0 }) as Node;
  return source.slice(start, end);
}

/** `name`, `other.name` or `#name`. */
function nameOf(node: unknown): string | undefined {
  const { type, name, property, computed } = (node ?? {}) as Node;
  if (type === 'Identifier' || type === 'PrivateIdentifier') return name as string;
  if (type === 'MemberExpression' && computed !== true) return nameOf(property);
  if (type === 'TSNonNullExpression' || type === 'ChainExpression') return nameOf((node as Node)['expression']);
  return undefined;
}
