import { isElement, type XmlNode } from './parse-tree.ts';
import { readInline } from './read-inline.ts';
import { type XliffIdentity, type XliffState, xliffNamespace, xliffStates } from './xliff.ts';
import type { XliffProblem } from './xliff-error.ts';

/** A unit of a returned file. Texts are encoded as segments are: `<g1>…</g1>`, `<x2/>`. */
export interface XliffUnit {
  id: string;
  line: number;
  source: string;
  target?: string;
  /** Line at which the target begins. */
  targetLine: number;
  state: XliffState;
}

/** The content of an XLIFF, not yet compared with its source. */
export interface XliffFile {
  /** As written. */
  sourceLanguage: string;
  targetLanguage: string;
  /** Absent if a program dropped the metadata and changed the file's id. */
  identity?: XliffIdentity;
  /** In the order of the file. */
  units: XliffUnit[];
}

/** Reads one `<unit>`; adds its mistakes to `problems`. */
export function readUnit(node: XmlNode, problems: XliffProblem[]): XliffUnit {
  const id = node.attributes.get('id') ?? '';
  const problem = (line: number, message: string) =>
    problems.push({ line, ...(id === '' ? {} : { unit: id }), message });
  if (id === '') problem(node.line, 'A unit has no id.');
  const parts = own(node).filter(({ name }) => name === 'segment' || name === 'ignorable');
  const segments = parts.filter(({ name }) => name === 'segment');
  const [segment] = segments;
  if (!segment) problem(node.line, 'The unit has no <segment>.');
  if (parts.length > 1) {
    problem(
      parts[1]?.line ?? node.line,
      `The unit was split into ${parts.length} segments. Join them again: a block is one segment.`,
    );
  }
  const source = segment && own(segment).find(({ name }) => name === 'source');
  const target = segment && own(segment).find(({ name }) => name === 'target');
  const written = segment?.attributes.get('state') ?? 'initial';
  const state = xliffStates.find((known) => known === written);
  if (!state)
    problem(
      segment?.line ?? node.line,
      `"${written.slice(0, 40)}" is not a state of XLIFF 2: ${xliffStates.join(', ')}.`,
    );
  const read = (element: XmlNode) => readInline(element, (line, message) => problem(line, message));
  return {
    id,
    line: node.line,
    source: source ? read(source) : '',
    ...(target ? { target: read(target) } : {}),
    targetLine: target?.line ?? segment?.line ?? node.line,
    state: state ?? 'initial',
  };
}

/** Children in XLIFF's own namespace, without modules and extensions. */
function own(node: XmlNode): XmlNode[] {
  return node.children.filter(isElement).filter(({ namespace }) => namespace === xliffNamespace);
}
