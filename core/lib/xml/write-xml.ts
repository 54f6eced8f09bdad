import { encodeXml } from './text.ts';

/** Well-formed markup: made by the functions here, which escape every text that they are given. */
export interface Xml {
  readonly markup: string;
  /** The lines of a `block`. Line breaks inside texts do not part them. */
  readonly lines?: readonly string[];
}

export type XmlContent = Xml | string | undefined | readonly XmlContent[];
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** Writes an element. Escapes strings as its text; leaves out undefined content and attributes. */
export function element(name: string, attributes: XmlAttributes, ...content: readonly XmlContent[]): Xml {
  const inner = content.map(markupOf).join('');
  const start = startTag(name, attributes);
  return { markup: inner === '' ? `${start.slice(0, -1)}/>` : `${start}${inner}</${name}>` };
}

/** Writes an element on lines of its own: each child is indented by two spaces. Leaves out undefined children. */
export function block(name: string, attributes: XmlAttributes, ...children: readonly (Xml | undefined)[]): Xml {
  const inner = children.flatMap((child) => (child === undefined ? [] : linesOf(child).map((line) => `  ${line}`)));
  const lines = [startTag(name, attributes), ...inner, `</${name}>`];
  return { markup: lines.join('\n'), lines };
}

/** Writes the start tag alone, for a document that is written piece by piece. */
export function startTag(name: string, attributes: XmlAttributes): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${encodeXml(value)}"`,
  );
  return `<${name}${written.join('')}>`;
}

/** The lines of some markup, indented by a number of spaces, each with its line break. */
export function indented(xml: Xml, spaces: number): string {
  return linesOf(xml)
    .map((line) => `${' '.repeat(spaces)}${line}\n`)
    .join('');
}

export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.markup}\n`;
}

function linesOf({ markup, lines = [markup] }: Xml): readonly string[] {
  return lines;
}

function markupOf(content: XmlContent): string {
  if (content === undefined) return '';
  if (typeof content === 'string') return encodeXml(content);
  return 'markup' in content ? content.markup : content.map(markupOf).join('');
}
