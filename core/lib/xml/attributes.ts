import type { Range } from '../../../contracts/document.ts';
import type { XmlElement } from './parse-xml.ts';
import { decodeXml } from './text.ts';
import { XmlError } from './xml-error.ts';

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

const attributeAt = /\s+([^\s=/<>"'&]+)\s*=\s*("[^"<]*"|'[^'<]*')/y;

/**
 * Returns the attributes of an element, decoded, and checks that its start tag is well-formed.
 *
 * @throws XmlError
 */
export function checkedAttributes(source: string, { name, start, innerStart }: XmlElement): Map<string, string> {
  const found = new Map<string, string>();
  const stop = (message: string) => {
    throw new XmlError(`<${name.slice(0, 40)}> has ${message}`, 'malformed', { at: start });
  };
  let at = start + 1 + name.length;
  attributeAt.lastIndex = at;
  for (let match = attributeAt.exec(source); match; match = attributeAt.exec(source)) {
    const [, attribute = '', quoted = ''] = match;
    if (found.has(attribute)) stop(`the attribute "${attribute.slice(0, 40)}" twice`);
    // Line breaks and tabs in a value are spaces, unless they are references (XML 1.0, 3.3.3).
    found.set(attribute, decodeAt(quoted.slice(1, -1).replace(/[\t\r\n]/g, ' '), start));
    at = attributeAt.lastIndex;
  }
  if (!/^\s*\/?>$/.test(source.slice(at, innerStart))) stop('an attribute that is not written as name="value"');
  return found;
}

function decodeAt(value: string, at: number): string {
  try {
    return decodeXml(value);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new XmlError(error.message, error.reason, { at, cause: error });
  }
}
