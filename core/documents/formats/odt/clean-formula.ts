import { attributes, encodeXml, parseXml, type XmlElement } from '../../../lib/xml/index.ts';
import { withoutComments } from '../docx/sanitise/namespaces.ts';
import { Output } from '../docx/sanitise/output.ts';
import { knownName, outermost, type Scope, scopeWithin } from './namespaces.ts';

/** Attributes that say how a formula looks; others may run or fetch something. */
const kept =
  /^(?:display|mathvariant|stretchy|fence|form|accent|linethickness|columnalign|encoding|rowspan|columnspan)$/;

/** Writes an object that is a formula in MathML; undefined for another object. @throws XmlError */
export function cleanFormula(source: string): string | undefined {
  const root = parseXml(withoutDoctype(source));
  const scope = scopeWithin(outermost, attributes(withoutDoctype(source), root));
  if (knownName(root.name, scope) !== 'math:math') return undefined;
  const out = new Output();
  write(withoutDoctype(source), root, outermost, out);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${out}`;
}

/** LibreOffice 3 wrote one, without declarations of its own. */
function withoutDoctype(source: string): string {
  return source.replace(/<!DOCTYPE math:math PUBLIC "[^"<>]{0,100}" "[^"<>]{0,100}">/, '');
}

function write(source: string, element: XmlElement, around: Scope, out: Output): void {
  const written = attributes(source, element);
  const scope = scopeWithin(around, written);
  const name = /^math:(\w+)$/.exec(knownName(element.name, scope) ?? '')?.[1];
  if (name === undefined || /^(?:maction|annotation-xml)$/.test(name)) return;
  const declared = name === 'math' ? ' xmlns="http://www.w3.org/1998/Math/MathML"' : '';
  const attributesOf = [...written].filter(([each]) => kept.test(each));
  out.add(`<${name}${declared}${attributesOf.map(([each, { value }]) => ` ${each}="${encodeXml(value)}"`).join('')}>`);
  let done = element.innerStart;
  for (const child of element.children) {
    out.add(withoutComments(source.slice(done, child.start)));
    write(source, child, scope, out);
    done = child.end;
  }
  out.add(withoutComments(source.slice(done, element.innerEnd)));
  out.add(`</${name}>`);
}
