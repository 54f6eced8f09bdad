import { attributes, parseXml, type XmlElement, XmlError } from '../../../../lib/xml/index.ts';
import { Output } from './output.ts';

const office = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';
const microsoft = 'http://schemas.microsoft.com/office';

/**
 * The prefixes that all code here looks for. A document may bind others to the same namespaces, or these to other
 * namespaces: what it means is told by the namespace alone.
 */
const prefixes: ReadonlyMap<string, string> = new Map([
  [`${office}/wordprocessingml/2006/main`, 'w'],
  [`${strict}/wordprocessingml/main`, 'w'],
  [`${office}/officeDocument/2006/relationships`, 'r'],
  [`${strict}/officeDocument/relationships`, 'r'],
  [`${office}/officeDocument/2006/math`, 'm'],
  [`${strict}/officeDocument/math`, 'm'],
  [`${office}/drawingml/2006/main`, 'a'],
  [`${strict}/drawingml/main`, 'a'],
  [`${office}/drawingml/2006/picture`, 'pic'],
  [`${strict}/drawingml/picture`, 'pic'],
  [`${office}/drawingml/2006/chart`, 'c'],
  [`${strict}/drawingml/chart`, 'c'],
  [`${office}/drawingml/2006/diagram`, 'dgm'],
  [`${strict}/drawingml/diagram`, 'dgm'],
  [`${office}/drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${strict}/drawingml/wordprocessingDrawing`, 'wp'],
  [`${office}/drawingml/2006/chartDrawing`, 'cdr'],
  [`${office}/markup-compatibility/2006`, 'mc'],
  [`${office}/package/2006/metadata/core-properties`, 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:office:word', 'w10'],
  [`${microsoft}/word/2010/wordml`, 'w14'],
  [`${microsoft}/word/2012/wordml`, 'w15'],
  [`${microsoft}/word/2015/wordml/symex`, 'w16se'],
  [`${microsoft}/word/2023/wordml/word16du`, 'w16du'],
  [`${microsoft}/word/2010/wordprocessingDrawing`, 'wp14'],
  [`${microsoft}/word/2012/wordprocessingDrawing`, 'wp15'],
  [`${microsoft}/word/2010/wordprocessingShape`, 'wps'],
  [`${microsoft}/word/2010/wordprocessingGroup`, 'wpg'],
  [`${microsoft}/word/2010/wordprocessingCanvas`, 'wpc'],
  [`${microsoft}/word/2010/wordprocessingInk`, 'wpi'],
  [`${microsoft}/drawing/2010/main`, 'a14'],
  [`${microsoft}/drawing/2016/SVG/main`, 'asvg'],
  [`${microsoft}/drawing/2017/decorative`, 'adec'],
  [`${microsoft}/drawing/2014/chartex`, 'cx'],
]);

/** Other namespaces of Office, whose elements say how something looks. */
const others =
  /^http:\/\/schemas\.(?:openxmlformats\.org|microsoft\.com\/office)\/(?:drawingml|drawing|wordprocessingml|word|officeDocument|thememl)\//;

/** Word declares some forty. */
const maxNamespaces = 200;

const xmlns = 'http://www.w3.org/2000/xmlns/';
const xml = 'http://www.w3.org/XML/1998/namespace';

const reserved: ReadonlySet<string> = new Set([...prefixes.values(), 'xml', 'xmlns']);

type Scope = ReadonlyMap<string, string>;

/**
 * Writes a part so that every namespace has the prefix that is looked for. Drops elements and attributes of
 * namespaces that are not Office's, which programs skip and nobody sees; comments and processing instructions;
 * text between elements; and alternatives for programs that know more than Dragoman does.
 *
 * @throws XmlError
 */
export function withKnownPrefixes(source: string): string {
  const root = parseXml(source);
  const writer = new Writer(source);
  return writer.document(root);
}

class Writer {
  readonly #source: string;
  readonly #byNamespace = new Map<string, string>();
  readonly #namespaces = new Map<string, string>();
  readonly #out = new Output();

  constructor(source: string) {
    this.#source = source;
  }

  document(root: XmlElement): string {
    const scope = this.#scope(root, new Map([['xml', xml]]));
    const name = this.#nameOf(root.name, scope);
    if (name === undefined) throw new XmlError(`<${root.name.slice(0, 40)}> is not an element of Word`);
    const attributes = this.#attributes(root, scope);
    this.#inner(root, scope, name);
    const declared = [...this.#byNamespace].map(([uri, prefix]) => ` xmlns:${prefix}="${uri}"`).join('');
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${name}${declared}${attributes}>${this.#out}</${name}>`;
  }

  #element(element: XmlElement, around: Scope): void {
    const scope = this.#scope(element, around);
    const name = this.#nameOf(element.name, scope);
    if (name === undefined) return;
    if (name === 'mc:AlternateContent') {
      this.#alternatives(element, scope);
      return;
    }
    const start = `<${name}${this.#attributes(element, scope)}`;
    if (element.innerStart === element.end) {
      this.#out.add(`${start}/>`);
      return;
    }
    this.#out.add(`${start}>`);
    this.#inner(element, scope, name);
    this.#out.add(`</${name}>`);
  }

  #inner(element: XmlElement, scope: Scope, name: string): void {
    if (element.children.length === 0) {
      if (holdsText(name)) this.#out.add(withoutComments(this.#source.slice(element.innerStart, element.innerEnd)));
      return;
    }
    for (const child of element.children) this.#element(child, scope);
  }

  /** Keeps the alternatives for programs that know what Dragoman knows; if none is left, what the others show. */
  #alternatives(element: XmlElement, scope: Scope): void {
    const all = element.children.map((child) => {
      const inner = this.#scope(child, scope);
      const name = this.#nameOf(child.name, inner);
      const required = name === 'mc:Choice' ? (attributes(this.#source, child).get('Requires')?.value ?? '') : '';
      return { child, inner, name, known: this.#prefixList(required, inner) };
    });
    const choices = all.filter(
      ({ name, known }) => name === 'mc:Choice' && known.length > 0 && !known.includes(undefined),
    );
    const fallback = all.find(({ name }) => name === 'mc:Fallback');
    const isOnly = choices.length === 0;
    if (!isOnly) this.#out.add('<mc:AlternateContent>');
    for (const { child, inner, known } of choices) {
      this.#out.add(`<mc:Choice Requires="${known.join(' ')}">`);
      this.#inner(child, inner, 'mc:Choice');
      this.#out.add('</mc:Choice>');
    }
    if (fallback) {
      if (!isOnly) this.#out.add('<mc:Fallback>');
      this.#inner(fallback.child, fallback.inner, 'mc:Fallback');
      if (!isOnly) this.#out.add('</mc:Fallback>');
    }
    if (!isOnly) this.#out.add('</mc:AlternateContent>');
  }

  #attributes(element: XmlElement, scope: Scope): string {
    // Most elements have no attributes.
    if (element.innerStart - element.start <= element.name.length + 3) return '';
    let written = '';
    for (const [name, { range, quote, value }] of attributes(this.#source, element)) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
      const known = name.includes(':') ? this.#nameOf(name, scope) : name;
      if (known === undefined) continue;
      if (known === 'mc:Ignorable') {
        const ignorable = this.#prefixList(value, scope).filter((prefix) => prefix !== undefined);
        if (ignorable.length > 0) written += ` ${known}="${ignorable.join(' ')}"`;
      } else if (!known.startsWith('mc:')) {
        written += ` ${known}=${quote}${this.#source.slice(range.start, range.end)}${quote}`;
      }
    }
    return written;
  }

  #prefixList(list: string, scope: Scope): (string | undefined)[] {
    return list
      .split(/\s+/)
      .filter(Boolean)
      .map((prefix) => {
        const uri = scope.get(prefix);
        return uri === undefined ? undefined : this.#prefixOf(prefix, uri);
      });
  }

  #scope(element: XmlElement, around: Scope): Scope {
    const from = element.start + element.name.length;
    const declares = this.#source.slice(from, element.innerStart).includes('xmlns');
    if (!declares) return around;
    const scope = new Map(around);
    for (const [name, { value }] of attributes(this.#source, element)) {
      if (name === 'xmlns') scope.set('', value);
      else if (name.startsWith('xmlns:')) scope.set(name.slice(6), value);
    }
    return scope;
  }

  /** @throws XmlError if the prefix is not bound */
  #nameOf(written: string, scope: Scope): string | undefined {
    const colon = written.indexOf(':');
    const prefix = colon < 0 ? '' : written.slice(0, colon);
    const uri = scope.get(prefix);
    if (uri === undefined) {
      throw new XmlError(`"${written.slice(0, 40)}" is in it without its namespace`);
    }
    const known = this.#prefixOf(prefix, uri);
    return known === undefined ? undefined : `${known}:${written.slice(colon + 1)}`;
  }

  /** The prefix to write for a namespace; undefined for one that is not Office's. */
  #prefixOf(written: string, uri: string): string | undefined {
    if (uri === xml) return 'xml';
    const found = this.#byNamespace.get(uri);
    if (found !== undefined) return found;
    const known = prefixes.get(uri);
    if (known === undefined && (uri === xmlns || !others.test(uri) || /["<&]/.test(uri))) return undefined;
    if (this.#namespaces.size > maxNamespaces) {
      throw new XmlError(`it uses more than ${maxNamespaces} namespaces`, 'too-large');
    }
    let prefix = known ?? written;
    if (known !== undefined && this.#namespaces.has(known)) {
      throw new XmlError('it mixes the namespaces of Strict and Transitional documents');
    }
    for (let n = 1; known === undefined && (!isPlain(prefix) || this.#namespaces.has(prefix)); n++) prefix = `n${n}`;
    this.#byNamespace.set(uri, prefix);
    this.#namespaces.set(prefix, uri);
    return prefix;
  }
}

function isPlain(prefix: string): boolean {
  return /^[a-z][a-z\d]{0,15}$/i.test(prefix) && !reserved.has(prefix);
}

/** In Word's own namespace, only these hold text; elsewhere, any element without elements inside. */
const texts: ReadonlySet<string> = new Set(['w:t', 'w:delText', 'w:instrText', 'w:delInstrText']);

function holdsText(name: string): boolean {
  return name.startsWith('w:') ? texts.has(name) : !name.startsWith('mc:');
}

/** Takes comments and processing instructions out of a text; CDATA sections stay. */
export function withoutComments(text: string): string {
  if (!text.includes('<')) return text;
  let kept = '';
  let at = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', at)) {
    kept += text.slice(at, open);
    const [begin, close] = sections.find(([each]) => text.startsWith(each, open)) ?? sections[2];
    const found = text.indexOf(close, open + begin.length);
    if (found < 0) return kept;
    at = found + close.length;
    if (begin === sections[0][0]) kept += text.slice(open, at);
  }
  return kept + text.slice(at);
}

const sections = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
  ['<?', '?>'],
] as const;
