import type { Range } from '../../../contracts/document.ts';
import type { XmlElement } from './parse-xml.ts';
import { decodeXml } from './text.ts';

export interface XmlAttribute {
  /** With references resolved. */
  value: string;
  /** The value without its quotes. */
  range: Range;
  quote: string;
}

const pattern = /(?<=\s)([^\s=/<>"']+)\s*=\s*("[^"]*"|'[^']*')/g;

/** The attributes of an element, by their names as written. */
export function attributes(source: string, element: XmlElement): Map<string, XmlAttribute> {
  const found = new Map<string, XmlAttribute>();
  const from = element.start + 1 + element.name.length;
  const tag = source.slice(from, element.innerStart);
  for (const match of tag.matchAll(pattern)) {
    const [whole, name = '', quoted = ''] = match;
    const end = from + match.index + whole.length - 1;
    const value = quoted.slice(1, -1);
    found.set(name, { value: decodeXml(value), range: { start: end - value.length, end }, quote: quoted.charAt(0) });
  }
  return found;
}

export function attribute(source: string, element: XmlElement, name: string): string | undefined {
  // Most elements have no attributes: answer without parsing.
  if (element.innerStart - element.start <= element.name.length + 3) return undefined;
  return attributes(source, element).get(name)?.value;
}
