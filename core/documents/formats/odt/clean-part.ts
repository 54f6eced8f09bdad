import { own } from '../../../../contracts/own.ts';
import { attributes, parseXml, type XmlElement, XmlError } from '../../../lib/xml/index.ts';
import { unsafeLink } from '../docx/sanitise/clean-part.ts';
import type { Finding } from '../docx/sanitise/findings.ts';
import { withoutComments } from '../docx/sanitise/namespaces.ts';
import { Output } from '../docx/sanitise/output.ts';
import { isFilePath, isSafeLink } from '../docx/sanitise/safe-link.ts';
import { declarations, knownName, outermost, type Scope, scopeWithin } from './namespaces.ts';

/** What an element needs to know of the part that it is in. */
export interface OdtPlace {
  /** Name of the part, for findings. */
  name: string;
  /** Returns the new name of a picture; undefined if it is not kept. */
  picture: (target: string) => string | undefined;
  /** Returns the new name of a formula; undefined for other objects. */
  formula: (target: string) => string | undefined;
  found: (finding: Finding) => void;
}

type Loss = Pick<Finding, 'kind' | 'what'> | 'routine';

const otherFile: Loss = { kind: 'active', what: 'a part that is read from another file' };
const macro: Loss = { kind: 'active', what: 'a macro' };
const forms: Loss = { kind: 'removed', what: 'a form' };
const program: Loss = { kind: 'active', what: 'an embedded program' };

/** Elements that a published document does not have. */
const dropped: ReadonlyMap<string, Loss> = new Map<string, Loss>([
  ['text:script', macro],
  ['script:event-listener', macro],
  ['text:section-source', otherFile],
  ['table:table-source', otherFile],
  ['text:alphabetical-index-auto-mark-file', otherFile],
  ['office:dde-source', { kind: 'active', what: 'a DDE link' }],
  ['text:dde-connection-decls', { kind: 'active', what: 'a DDE link' }],
  ['draw:object-ole', { kind: 'active', what: 'an embedded object (OLE)' }],
  ['draw:applet', program],
  ['draw:plugin', { kind: 'removed', what: 'a video or a sound' }],
  ['draw:floating-frame', otherFile],
  ['draw:control', forms],
  ['text:database-next', 'routine'],
  ['text:database-row-select', 'routine'],
  ['office:binary-data', { kind: 'removed', what: 'a picture that is written into the text' }],
  ['svg:font-face-src', 'routine'],
  ['svg:definition-src', 'routine'],
  ['office:event-listeners', 'routine'], // what is in it is found
  ['office:scripts', 'routine'],
  ['office:forms', 'routine'],
  ['dc:date', 'routine'],
  ['meta:date-string', 'routine'],
  ['meta:creator-initials', 'routine'],
  ['loext:sender-initials', 'routine'],
]);

/** Elements in which something may be that an editor should know of, and that go with all their content. */
const lookedInto: ReadonlySet<string> = new Set(['office:scripts', 'office:event-listeners', 'office:forms']);

/** Fields that a program fills in from the file or its user, or from elsewhere: their text stays, as text. */
const unwrapped =
  /^text:(?:dde-connection|execute-macro|database-display|database-name|database-row-number|sender-[\w-]+|author-[\w-]+|file-name|template-name|initial-creator|creator|printed-by|print-date|print-time|creation-date|creation-time|modification-date|modification-time|editing-[\w-]+|user-defined|keywords|description)$/;

const activeFields: Readonly<Record<string, Loss>> = {
  'text:dde-connection': { kind: 'active', what: 'a DDE link' },
  'text:execute-macro': macro,
};

/** Attributes that name places or people, or hold what only the program needs. */
const droppedAttributes = /^(?:script:|form:|.*:(?:protection-key|protection-key-digest-algorithm|macro-name)$)/;

/** Writes a part in known prefixes, without what a published document must not have. @throws XmlError */
export function cleanOdtPart(source: string, root: string, place: OdtPlace): string {
  const cleaner = new Cleaner(source, place);
  return cleaner.document(parseXml(source), root);
}

class Cleaner {
  readonly #source: string;
  readonly #place: OdtPlace;
  readonly #out = new Output();

  constructor(source: string, place: OdtPlace) {
    this.#source = source;
    this.#place = place;
  }

  document(root: XmlElement, expected: string): string {
    const found = attributes(this.#source, root);
    const scope = scopeWithin(outermost, found);
    const name = knownName(root.name, scope);
    if (name !== expected) throw new XmlError(`it begins with <${root.name.slice(0, 40)}>, not with <${expected}>`);
    const version = [...found].find(([each]) => knownName(each, scope) === 'office:version')?.[1].value ?? '1.2';
    const stated = /^1\.\d$/.test(version) ? version : '1.2';
    this.#inner(root, scope);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${declarations} office:version="${stated}">${this.#out}</${name}>`;
  }

  #inner(parent: XmlElement, scope: Scope): void {
    let done = parent.innerStart;
    for (const each of parent.children) {
      this.#text(done, each.start);
      this.#element(each, scope);
      done = each.end;
    }
    this.#text(done, parent.innerEnd);
  }

  /** Comments and processing instructions are left out. */
  #text(from: number, to: number): void {
    if (from >= to) return;
    const text = this.#source.slice(from, to);
    this.#out.add(withoutComments(text));
  }

  #element(element: XmlElement, around: Scope): void {
    const written = attributes(this.#source, element);
    const scope = scopeWithin(around, written);
    const name = knownName(element.name, scope);
    if (name === undefined) return;
    const loss = /^(?:form|script):/.test(name) && !dropped.has(name) ? forms : dropped.get(name);
    if (loss !== undefined) {
      this.#found(loss);
      if (lookedInto.has(name)) this.#search(element, scope);
      return;
    }
    if (name === 'dc:creator') {
      this.#out.add('<dc:creator/>');
      return;
    }
    const known = new Map([...written].map(([key, value]) => [knownName(key, scope), value] as const));
    const href = known.get('xlink:href')?.value;
    const target = href === undefined ? undefined : this.#target(name, href);
    if (href !== undefined && target === undefined) {
      if (isLink(name)) this.#inner(element, scope);
      return;
    }
    const active = own(activeFields, name);
    if (active) this.#found(active);
    if (unwrapped.test(name)) {
      this.#inner(element, scope);
      return;
    }
    let start = `<${name}`;
    for (const [key, { value, range, quote }] of known) {
      if (key === undefined || droppedAttributes.test(key)) continue;
      const isNameOfFile = key === 'draw:name' && (isFilePath(value) || /\.[a-z]{3,4}$/i.test(value));
      const kept = isNameOfFile ? '' : this.#source.slice(range.start, range.end);
      start += key === 'xlink:href' && target !== href ? ` ${key}="${target}"` : ` ${key}=${quote}${kept}${quote}`;
    }
    if (element.innerStart === element.end) {
      this.#out.add(`${start}/>`);
      return;
    }
    this.#out.add(`${start}>`);
    const said =
      /^svg:(?:title|desc)$/.test(name) && isFilePath(this.#source.slice(element.innerStart, element.innerEnd));
    if (!said) this.#inner(element, scope);
    this.#out.add(`</${name}>`);
  }

  /** Where an address leads to; undefined if its element cannot stay. */
  #target(name: string, href: string): string | undefined {
    if (isLink(name)) {
      if (isSafeLink(href)) return href;
      this.#found(unsafeLink);
      return undefined;
    }
    if (name === 'draw:object') {
      const formula = this.#place.formula(href);
      if (formula === undefined) this.#found({ kind: 'removed', what: 'an embedded object; its picture stays' });
      return formula;
    }
    const picture = this.#place.picture(href);
    const isElsewhere = /^(?:[a-z][a-z\d+.-]*:|\.\.|\/)/i.test(href);
    if (picture === undefined && isElsewhere) this.#found({ kind: 'removed', what: 'a picture that is elsewhere' });
    return picture;
  }

  /** Finds what an element that is left out has in it. */
  #search(element: XmlElement, around: Scope): void {
    for (const each of element.children) {
      const scope = scopeWithin(around, attributes(this.#source, each));
      const name = knownName(each.name, scope) ?? '';
      if (name === 'script:event-listener' || name === 'office:script') this.#found(macro);
      else if (name.startsWith('form:')) this.#found(forms);
      this.#search(each, scope);
    }
  }

  #found(loss: Loss): void {
    if (loss !== 'routine') this.#place.found({ ...loss, where: this.#place.name });
  }
}

function isLink(name: string): boolean {
  return name === 'text:a' || name === 'draw:a' || name.startsWith('draw:area-');
}
