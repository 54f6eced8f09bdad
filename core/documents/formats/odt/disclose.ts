import { child, encodeXml, parseXml, type XmlElement } from '../../../lib/xml/index.ts';
import { type BundledPart, unbundle } from '../docx/bundle.ts';
import { openTag } from '../docx/localise/property-list.ts';
import type { Splice, Statement } from '../format.ts';

/** Adds properties that users define to the file's, and a paragraph at the end of the text. */
export function discloseOdt(text: string, statement: Statement): Splice[] {
  return unbundle(text).flatMap((part) => {
    if (part.role === 'core-properties')
      return atEnd(text, child(rootOf(text, part), 'office:meta'), properties(statement));
    if (part.role !== 'main' || statement.line === undefined) return [];
    const body = child(child(rootOf(text, part), 'office:body'), 'office:text');
    return atEnd(text, body, `<text:p>${encodeXml(statement.line)}</text:p>`);
  });
}

function rootOf(text: string, { start, end }: BundledPart): XmlElement {
  return parseXml(text, start, end);
}

function properties({ fields }: Statement): string {
  return fields
    .map(([name, value]) => `<meta:user-defined meta:name="${encodeXml(name)}">${encodeXml(value)}</meta:user-defined>`)
    .join('');
}

function atEnd(text: string, element: XmlElement | undefined, xml: string): Splice[] {
  if (!element || xml === '') return [];
  const { start, end, innerEnd, name } = element;
  if (element.innerStart < end) return [{ range: { start: innerEnd, end: innerEnd }, text: xml }];
  return [{ range: { start, end }, text: `${openTag(text.slice(start, end))}${xml}</${name}>` }];
}
