import { child, encodeXml, parseXml } from '../../../lib/xml/index.ts';
import type { Splice, Statement } from '../format.ts';
import { type BundledPart, unbundle } from './bundle.ts';
import { openTag } from './localise/property-list.ts';

/** Sets the content status among the file's properties, and adds a paragraph at the end of the body. */
export function discloseDocx(text: string, statement: Statement): Splice[] {
  return unbundle(text).flatMap((part) => {
    if (part.role === 'core-properties') return [contentStatus(text, part, statement)];
    if (part.role === 'main' && statement.line !== undefined) return [lastParagraph(text, part, statement)].flat();
    return [];
  });
}

function contentStatus(text: string, part: BundledPart, { fields }: Statement): Splice {
  const root = parseXml(text, part.start, part.end);
  const prefix = root.name.includes(':') ? `${root.name.split(':')[0]}:` : '';
  const name = `${prefix}contentStatus`;
  const value = fields.map(([field, content]) => `${field}: ${content}`).join('; ');
  const element = `<${name}>${encodeXml(value)}</${name}>`;
  const found = child(root, name);
  if (found) return { range: { start: found.start, end: found.end }, text: element };
  if (root.innerStart < root.end) return { range: { start: root.innerEnd, end: root.innerEnd }, text: element };
  const open = openTag(text.slice(root.start, root.end));
  return { range: { start: root.start, end: root.end }, text: `${open}${element}</${root.name}>` };
}

/** Before the properties of the last section, which end the body. */
function lastParagraph(text: string, part: BundledPart, { line = '', lang, dir }: Statement): Splice[] {
  const body = child(parseXml(text, part.start, part.end), 'w:body');
  if (!body || body.innerStart === body.end) return [];
  const last = body.children.at(-1);
  const at = last?.name === 'w:sectPr' ? last.start : body.innerEnd;
  const rtl = dir === 'rtl';
  const run = `<w:rPr>${rtl ? '<w:rtl/>' : ''}<w:lang w:val="${lang}"${rtl ? ` w:bidi="${lang}"` : ''}/></w:rPr>`;
  const paragraph = `<w:p>${rtl ? '<w:pPr><w:bidi/></w:pPr>' : ''}<w:r>${run}<w:t xml:space="preserve">${encodeXml(line)}</w:t></w:r></w:p>`;
  return [{ range: { start: at, end: at }, text: paragraph }];
}
