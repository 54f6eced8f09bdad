import { decodeJson } from '../decode.ts';
import { blockOf, type RichDialect } from './names.ts';
import { Tape } from './tape.ts';

/** Rich text in a JSON text. */
export interface RichRoot {
  dialect: RichDialect;
  /** The value's index on the tape. */
  index: number;
  /** Keys and indices that lead to it. */
  path: (string | number)[];
  /** Positions in the containers that lead to it, which a rendition has too. */
  steps: number[];
}

/** Texts that cannot hold rich text need not be read twice. */
const hint = /"(?:children|nodeType|content)"/;

/**
 * Finds rich text by its shape. Each node must be as its editor writes it, so that values of other JSON are read as
 * before. Takes time proportional to the text.
 */
export function findRichRoots(text: string): { tape: Tape; roots: RichRoot[] } | undefined {
  if (!hint.test(text)) return undefined;
  const tape = new Tape(text);
  const roots = collect(tape, shapesOf(tape));
  return roots.length > 0 ? { tape, roots } : undefined;
}

/** Follows the positions of rich text to the same place in a rendition. */
export function rootAt(tape: Tape, steps: readonly number[]): number {
  let index = 0;
  for (const step of steps) {
    let position = 0;
    for (const item of tape.items(index)) {
      if (position++ < step) continue;
      index = item;
      break;
    }
  }
  return index;
}

function collect(tape: Tape, shapes: Uint16Array): RichRoot[] {
  const roots: RichRoot[] = [];
  const path: (string | number)[] = [];
  const steps: number[] = [];
  const visit = (index: number) => {
    const dialect = dialectOf(tape, shapes, index);
    if (dialect) {
      roots.push({ dialect, index, path: [...path], steps: [...steps] });
      return;
    }
    const type = tape.type(index);
    if (type !== '{' && type !== '[') return;
    let position = 0;
    for (const item of tape.items(index)) {
      path.push(type === '[' ? position : decodeJson(tape.key(item)));
      steps.push(position++);
      visit(item);
      path.pop();
      steps.pop();
    }
  };
  if (tape.length > 0) visit(0);
  return roots;
}

function dialectOf(tape: Tape, shapes: Uint16Array, index: number): RichDialect | undefined {
  const shape = shapes[index] ?? 0;
  if (shape & is.prosemirror && tape.string(index, 'type') === 'doc') return 'prosemirror';
  if (shape & is.contentful && tape.string(index, 'nodeType') === 'document') return 'contentful';
  if (shape & is.lexical && tape.string(index, 'type') === 'root') return 'lexical';
  if (tape.type(index) !== '[' || tape.after(index) === index + 1) return undefined;
  if (shape & is.portableText && [...tape.items(index)].some((item) => isBlock(tape, item))) return 'portable-text';
  const isKnown = (item: number) =>
    ((shapes[item] ?? 0) & is.slate) !== 0 && blockOf(tape.string(item, 'type')) !== undefined;
  if (shape & is.slate && !(shape & is.slateText) && [...tape.items(index)].some(isKnown)) return 'slate';
  return undefined;
}

/** What a value may be, as bits. For a list, what each of its items may be. */
const is = {
  prosemirror: 1,
  lexical: 2,
  slate: 4,
  slateText: 8,
  portableText: 16,
  contentful: 32,
  marks: 64,
  span: 128,
};
const any = 255;

/** Containers come before what they hold, so what a value holds is known when the value is looked at. */
function shapesOf(tape: Tape): Uint16Array {
  const shapes = new Uint16Array(tape.length);
  for (let index = tape.length - 1; index >= 0; index--) {
    const type = tape.type(index);
    if (type === '{') shapes[index] = shapeOf(tape, shapes, index);
    else if (type === '[') {
      let all = any;
      let some = 0;
      for (const item of tape.items(index)) {
        all &= shapes[item] ?? 0;
        some |= shapes[item] ?? 0;
      }
      // Of Slate, children are texts and elements; the list of a root holds elements only.
      shapes[index] = all | (all & is.slate ? some & is.slateText : 0);
    }
  }
  return shapes;
}

function shapeOf(tape: Tape, shapes: Uint16Array, index: number): number {
  const type = tape.member(index, 'type', 'string');
  const named = type !== undefined;
  let shape = named ? is.marks : 0;
  const lists = (name: string, bit: number, isRequired = false) => {
    const list = tape.member(index, name);
    if (list === undefined) return !isRequired;
    return tape.type(list) === '[' && ((shapes[list] ?? 0) & bit) !== 0;
  };
  const text = tape.member(index, 'text', 'string');
  const children = tape.member(index, 'children');
  const isText = named && tape.source(type) === 'text';
  if (named && hasOnly(tape, index, proseMirrorKeys) && lists('marks', is.marks)) {
    const isLeaf = text !== undefined && tape.source(text) !== '' && tape.member(index, 'content') === undefined;
    if (isText ? isLeaf : text === undefined && lists('content', is.prosemirror)) shape |= is.prosemirror;
  }
  if (named && tape.member(index, 'version', 'other') !== undefined) {
    const isLeaf = text !== undefined && tape.member(index, 'format', 'other') !== undefined;
    if (children === undefined ? isLeaf || !isText : lists('children', is.lexical)) shape |= is.lexical;
  }
  if (text !== undefined && children === undefined && isSlateText(tape, index)) shape |= is.slate | is.slateText;
  if (children !== undefined && text === undefined && isSlateElement(tape, shapes, index)) shape |= is.slate;
  if (tape.member(index, '_type', 'string') !== undefined) {
    shape |= is.span;
    const isSpan = tape.string(index, '_type') === 'span';
    if (isSpan && (text === undefined || tape.type(tape.member(index, 'marks') ?? 0) === 'string')) shape &= ~is.span;
    if (!isBlock(tape, index) || lists('children', is.span, true)) shape |= is.portableText;
  }
  if (tape.member(index, 'nodeType', 'string') !== undefined) {
    const value = tape.member(index, 'value', 'string');
    const isLeaf = value !== undefined && lists('marks', is.marks, true);
    if (tape.string(index, 'nodeType') === 'text' ? isLeaf : value === undefined && lists('content', is.contentful))
      shape |= is.contentful;
  }
  return shape;
}

const proseMirrorKeys = new Set(['type', 'attrs', 'content', 'marks', 'text', 'version']);

function hasOnly(tape: Tape, index: number, keys: ReadonlySet<string>): boolean {
  for (const item of tape.items(index)) if (!keys.has(tape.key(item))) return false;
  return true;
}

/** Marks of Slate are switches, and looks that have a value. */
const slateLooks = /^(?:type|text|_?key|color|background(?:Color)?|font(?:Size|Family|Weight)|highlight|lineHeight)$/;

function isSlateText(tape: Tape, index: number): boolean {
  for (const item of tape.items(index)) {
    const key = tape.key(item);
    if (tape.type(item) === '{' || tape.type(item) === '[') return false;
    if (tape.type(item) === 'string' && !slateLooks.test(key)) return false;
    if (key === 'type' && tape.source(item) !== 'text') return false;
  }
  return true;
}

/** An editor joins neighbours with the same marks: texts side by side without marks are a list of something else. */
function isSlateElement(tape: Tape, shapes: Uint16Array, index: number): boolean {
  const type = tape.member(index, 'type');
  const children = tape.member(index, 'children', '[');
  if (children === undefined || (type !== undefined && tape.type(type) !== 'string')) return false;
  if (tape.after(children) === children + 1 || !((shapes[children] ?? 0) & is.slate)) return false;
  let last: string | undefined;
  for (const item of tape.items(children)) {
    const isText = ((shapes[item] ?? 0) & is.slateText) !== 0;
    // Empty texts are around elements.
    const marks = isText && tape.string(item, 'text') !== '' ? slateMarks(tape, item) : undefined;
    if (marks !== undefined && marks === last) return false;
    last = marks;
  }
  return true;
}

function slateMarks(tape: Tape, index: number): string {
  const marks: string[] = [];
  for (const item of tape.items(index)) {
    if (!/^(?:text|type|_?key)$/.test(tape.key(item))) marks.push(`${tape.key(item)}:${tape.source(item)}`);
  }
  return marks.sort().join();
}

function isBlock(tape: Tape, index: number): boolean {
  return tape.string(index, '_type') === 'block' && tape.member(index, 'children') !== undefined;
}
