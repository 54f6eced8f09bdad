import { lineNumbers } from '../../lib/text/line-numbers.ts';
import { checkedAttributes, decodeXml, parseXml, type XmlElement, XmlError } from '../../lib/xml/index.ts';
import { XliffError } from './xliff-error.ts';

export interface XmlNode {
  namespace: string;
  /** Without prefix. */
  name: string;
  /** Attributes without a namespace, and `xml:` ones, by their names as written. */
  attributes: ReadonlyMap<string, string>;
  /** Line of its start tag, from 1. */
  line: number;
  children: (XmlNode | string)[];
}

/**
 * Parses well-formed XML into a tree with namespaces and line numbers. Resolves entities and CDATA to text; drops
 * comments and instructions.
 *
 * @throws XliffError
 */
export function parseXliffTree(text: string): XmlNode {
  // A line ends with LF for an XML parser (XML 1.0, 2.11).
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const lineAt = lineNumbers(source);
  try {
    const root = parseXml(source);
    const nodes = new Nodes(source, lineAt);
    nodes.checkAround(root);
    return nodes.nodeOf(root, new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new XliffError([{ line: lineAt(error.at ?? 0), message: reasons[error.reason](error.message) }], {
      cause: error,
    });
  }
}

const ofFile = (message: string) => `${message.replace(/^it /, 'The file ')}.`;
const reasons: Readonly<Record<XmlError['reason'], (message: string) => string>> = {
  malformed: (message) => `The file is not well-formed XML: ${message}.`,
  doctype: () => 'The file has a document type declaration (<!DOCTYPE>). Remove it: XLIFF does not need it.',
  'too-deep': ofFile,
  'too-large': ofFile,
};

/** Namespaces by their prefixes; the default one by `''`. */
type Scope = ReadonlyMap<string, string>;

class Nodes {
  readonly #source: string;
  readonly #lineAt: (position: number) => number;

  constructor(source: string, lineAt: (position: number) => number) {
    this.#source = source;
    this.#lineAt = lineAt;
  }

  /** @throws XmlError if there is text before or after the root element */
  checkAround({ start, end }: XmlElement): void {
    for (const [from, to] of [
      [0, start],
      [end, this.#source.length],
    ] as const) {
      if (this.#text(from, to).trim() !== '')
        throw new XmlError('text is outside its root element', 'malformed', { at: from });
    }
  }

  nodeOf(element: XmlElement, outer: Scope): XmlNode {
    const { name: written, start } = element;
    const line = this.#lineAt(start);
    const all = checkedAttributes(this.#source, element);
    const scope = scopeOf(all, outer);
    const resolved = (name: string, byDefault: string) => {
      const colon = name.indexOf(':');
      const local = name.slice(colon + 1);
      const namespace = colon < 0 ? byDefault : colon > 0 ? scope.get(name.slice(0, colon)) : undefined;
      if (namespace === undefined || !/^[\p{L}_][\p{L}\p{M}\p{N}._-]*$/u.test(local))
        throw new XmlError(`"${name.slice(0, 40)}" is not a name, or its prefix has no namespace`, 'malformed', {
          at: start,
        });
      return { namespace, local };
    };
    const attributes = new Map<string, string>();
    for (const [name, value] of all) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
      if (resolved(name, '').namespace === '' || name.startsWith('xml:')) attributes.set(name, value);
    }
    const { namespace, local } = resolved(written, scope.get('') ?? '');
    return { namespace, name: local, attributes, line, children: this.#childrenOf(element, scope) };
  }

  #childrenOf({ children, innerStart, innerEnd }: XmlElement, scope: Scope): (XmlNode | string)[] {
    const found: (XmlNode | string)[] = [];
    let at = innerStart;
    for (const child of children) {
      if (child.start > at) found.push(this.#text(at, child.start));
      found.push(this.nodeOf(child, scope));
      at = child.end;
    }
    if (innerEnd > at) found.push(this.#text(at, innerEnd));
    return found;
  }

  /** @throws XmlError where the text begins, if it has an unknown entity or a character that XML does not allow */
  #text(from: number, to: number): string {
    try {
      const text = decodeXml(this.#source.slice(from, to));
      if (forbidden.test(text)) throw new XmlError('it has a character that XML does not allow');
      return text;
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      throw new XmlError(error.message, error.reason, { at: from, cause: error });
    }
  }
}

/** Characters that are not those of XML 1.0, 2.2. */
const forbidden = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function scopeOf(attributes: ReadonlyMap<string, string>, outer: Scope): Scope {
  let scope: Map<string, string> | undefined;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    scope ??= new Map(outer);
    scope.set(name.slice('xmlns:'.length), value.trim());
  }
  return scope ?? outer;
}

export function isElement(node: XmlNode | string): node is XmlNode {
  return typeof node !== 'string';
}

export function textOfNode(node: XmlNode): string {
  return node.children.map((child) => (isElement(child) ? textOfNode(child) : child)).join('');
}
