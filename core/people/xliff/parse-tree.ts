import { SaxesParser } from 'saxes';
import { maxNesting } from '../../../contracts/limits.ts';
import { XliffError } from './xliff-error.ts';

export interface XmlNode {
  namespace: string;
  /** Without prefix. */
  name: string;
  /** Attributes without a namespace, and `xml:` ones, by their names as written. */
  attributes: Readonly<Record<string, string>>;
  /** Line of its start tag, from 1. */
  line: number;
  children: (XmlNode | string)[];
}

/**
 * Parses well-formed XML into a tree with line numbers. Resolves entities and CDATA to text; drops comments
 * and instructions. Rejects document types, whose entities could expand kilobytes to gigabytes.
 *
 * @throws XliffError
 */
export function parseTree(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const stack: XmlNode[] = [];
  let root: XmlNode | undefined;
  let line = 1;
  const stop = (message: string, at = parser.line): never => {
    throw new XliffError([{ line: at, message }]);
  };
  parser.on('error', (error) => stop(`The file is not well-formed XML: ${reason(error)}.`));
  parser.on('doctype', () =>
    stop('The file has a document type declaration (<!DOCTYPE>). Remove it: XLIFF does not need it.'),
  );
  parser.on('opentagstart', () => {
    // The parser has already read the white space after the name; a line break in it comes after the tag's
    // line.
    line = parser.line - (parser.columnIndex === 0 ? 1 : 0);
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const node: XmlNode = { namespace: uri, name: local, attributes: plain(attributes), line, children: [] };
    stack.at(-1)?.children.push(node);
    root ??= node;
    stack.push(node);
    if (stack.length > maxNesting) stop(`The file nests deeper than ${maxNesting} elements.`);
  });
  parser.on('closetag', () => {
    stack.pop();
  });
  const addText = (value: string) => {
    stack.at(-1)?.children.push(value);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text.replace(/^\ufeff/, '')).close();
  return root ?? stop('The file is empty.', 1);
}

/** saxes begins its messages with the position. */
function reason({ message }: Error): string {
  return message.replace(/^(?:undefined:)?\d+:\d+:\s*/, '').replace(/\.$/, '');
}

function plain(attributes: Readonly<Record<string, { name: string; uri: string; value: string }>>) {
  return Object.fromEntries(
    Object.values(attributes).flatMap(({ name, uri, value }) =>
      uri === '' || name.startsWith('xml:') ? [[name, value] as const] : [],
    ),
  );
}

export function isElement(node: XmlNode | string): node is XmlNode {
  return typeof node !== 'string';
}

export function textOf(node: XmlNode): string {
  return node.children.map((child) => (isElement(child) ? textOf(child) : child)).join('');
}
