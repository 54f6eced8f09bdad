import { encodeXml } from '../../lib/xml/index.ts';

/** Markup that is well-formed: only `element` makes it, and whatever it is given as text is escaped. */
export interface Xml {
  readonly markup: string;
}

export type XmlContent = Xml | string | undefined | readonly XmlContent[];
type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** An element. Strings are its text; what is undefined is left out. */
export function element(name: string, attributes: XmlAttributes, ...content: readonly XmlContent[]): Xml {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${encodeXml(value)}"`,
  );
  const inner = content.map(markupOf).join('');
  return { markup: inner === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inner}</${name}>` };
}

export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.markup}\n`;
}

function markupOf(content: XmlContent): string {
  if (content === undefined) return '';
  if (typeof content === 'string') return encodeXml(content);
  return 'markup' in content ? content.markup : content.map(markupOf).join('');
}
