import { maxNesting } from '../../../contracts/limits.ts';
import { XmlError } from './xml-error.ts';

/** An element and its place in the text. The tree does not hold text: it is the source between elements. */
export interface XmlElement {
  /** With its prefix, as written. */
  name: string;
  start: number;
  /** After the start tag; of `<a/>`, its end. */
  innerStart: number;
  /** Before the end tag. */
  innerEnd: number;
  end: number;
  children: XmlElement[];
}

/**
 * The most elements in one text: about three times as many as 20 MiB of the densest real document hold; they fit in
 * 200 MiB of memory.
 */
const maxElements = 1_500_000;

const none: XmlElement[] = [];

/**
 * Parses well-formed XML into a tree of positions, so that a change can be spliced into the source. Refuses a DTD:
 * entities that expand to other entities turn kilobytes of XML into gigabytes.
 *
 * @param from where the XML begins in `source`; `to` is where it ends.
 * @throws XmlError
 */
export function parseXml(source: string, from = 0, to = source.length): XmlElement {
  const names = new Map<string, string>();
  const stack: XmlElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  let at = from;
  for (;;) {
    const start = source.indexOf('<', at);
    if (start === -1 || start >= to) break;
    const next = source.charCodeAt(start + 1);
    if (next === exclamation || next === question) {
      at = skipped(source, start, to);
      continue;
    }
    const end = tagEnd(source, start, to);
    at = end;
    if (next === slash) {
      const open = stack.pop();
      const name = source.slice(start + 2, end - 1).trimEnd();
      if (open?.name !== name)
        throw new XmlError(`</${name.slice(0, 40)}> does not close an element`, 'malformed', { at: start });
      open.innerEnd = start;
      open.end = end;
      continue;
    }
    if (++count > maxElements)
      throw new XmlError(`it has more than ${maxElements} elements`, 'too-large', { at: start });
    const selfClosing = source.charCodeAt(end - 2) === slash;
    const written = nameAt(source, start + 1, end);
    let name = names.get(written);
    if (name === undefined) {
      name = written;
      names.set(written, name);
    }
    const element: XmlElement = { name, start, innerStart: end, innerEnd: end, end, children: none };
    const parent = stack.at(-1);
    if (parent === undefined) {
      if (root !== undefined) throw new XmlError('it has two root elements', 'malformed', { at: start });
      root = element;
    } else if (parent.children === none) parent.children = [element];
    else parent.children.push(element);
    if (selfClosing) continue;
    stack.push(element);
    if (stack.length > maxNesting)
      throw new XmlError(`it nests deeper than ${maxNesting} elements`, 'too-deep', { at: start });
  }
  if (root === undefined) throw new XmlError('it does not have a root element');
  const open = stack.at(-1);
  if (open) throw new XmlError(`<${open.name.slice(0, 40)}> is never closed`, 'malformed', { at: open.start });
  return root;
}

const exclamation = 0x21;
const question = 0x3f;
const slash = 0x2f;
const quote = 0x22;
const apostrophe = 0x27;
const greater = 0x3e;
const less = 0x3c;

/** Returns where a comment, CDATA section or processing instruction ends. */
function skipped(source: string, start: number, to: number): number {
  const [open, close] = sections.find(([each]) => source.startsWith(each, start)) ?? [];
  if (close === undefined)
    throw new XmlError('it has a document type declaration, which a document must not have', 'doctype', {
      at: start,
    });
  const end = source.indexOf(close, start + open.length);
  if (end === -1 || end + close.length > to)
    throw new XmlError('a comment or section in it is cut off', 'malformed', { at: start });
  return end + close.length;
}

const sections = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

function tagEnd(source: string, start: number, to: number): number {
  for (let at = start + 1; at < to; at++) {
    const code = source.charCodeAt(at);
    if (code === greater) return at + 1;
    if (code === less) break;
    if (code === quote || code === apostrophe) {
      at = source.indexOf(code === quote ? '"' : "'", at + 1);
      if (at === -1) break;
    }
  }
  throw new XmlError('a tag in it is cut off', 'malformed', { at: start });
}

function nameAt(source: string, start: number, end: number): string {
  let at = start;
  for (; at < end - 1; at++) {
    const code = source.charCodeAt(at);
    if (code === slash || code <= 0x20) break;
  }
  if (at === start) throw new XmlError('a tag in it does not have a name', 'malformed', { at: start });
  return source.slice(start, at);
}
