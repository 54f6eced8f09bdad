import { encodeXml, parseXml, textOf } from '../../../../lib/xml/index.ts';

/** What readers see of a document's properties; the others say who made it, when, or for whom. */
const kept = ['dc:title', 'dc:subject', 'dc:language'] as const;

/** @param xml of the core properties, in known prefixes. */
export function cleanProperties(xml: string): string {
  const found = new Map<string, string>();
  for (const element of parseXml(xml).children) {
    if (element.children.length === 0 && !found.has(element.name)) found.set(element.name, textOf(xml, element));
  }
  const written = kept.map((name) => {
    const value = found.get(name);
    return value === undefined ? '' : `<${name}>${encodeXml(value)}</${name}>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${written.join('')}</cp:coreProperties>`;
}
