import { Rejection } from '../../../../contracts/failures.ts';
import { descendants, encodeXml, parseXml, textOf } from '../../../lib/xml/index.ts';
import { type PackedContent, packContent, storeContent, writeZip, ZipError } from '../../../lib/zip/index.ts';
import { rejectOther } from '../docx/other-files.ts';
import { cleanPicture } from '../docx/sanitise/clean-picture.ts';
import { type Finding, lossesOf, named } from '../docx/sanitise/findings.ts';
import { activePart } from '../docx/sanitise/part-kinds.ts';
import { orUnreadable } from '../docx/unreadable.ts';
import type { Sanitised } from '../format.ts';
import { cleanFormula } from './clean-formula.ts';
import { cleanOdtPart, type OdtPlace } from './clean-part.ts';
import { OdtPackage } from './package.ts';
import { odtParts } from './unpack.ts';

const odtMediaType = 'application/vnd.oasis.opendocument.text';

/**
 * Rewrites a document from its text, its styles, its title and the pictures that they show, without content that runs
 * or fetches, and without names of authors. Equal input gives equal bytes.
 *
 * @param stripActive whether to remove active content, instead of rejecting it
 * @throws Rejection `ActiveContent`, `UnreadableDocument`, `TooLarge`, `TooDeeplyNested`
 */
export function sanitiseOdt(bytes: Uint8Array, { stripActive }: { stripActive: boolean }): Sanitised {
  rejectOther(bytes);
  const sanitiser = orUnreadable(() => new Sanitiser(new OdtPackage(bytes)));
  const made = orUnreadable(() => sanitiser.document());
  const active = sanitiser.findings.filter(({ kind }) => kind === 'active');
  if (active.length > 0 && !stripActive) {
    throw new Rejection('ActiveContent', `The document contains ${named(active)}.`);
  }
  return { bytes: made, losses: lossesOf(sanitiser.findings) };
}

interface KeptFile {
  mediaType: string;
  content: PackedContent;
}

class Sanitiser {
  readonly findings: Finding[] = [];
  readonly #package: OdtPackage;
  readonly #kept = new Map<string, KeptFile>();
  /** Files by their names in the archive, and their new names if they are kept. */
  readonly #judged = new Map<string, string | undefined>();
  #pictures = 0;
  #formulas = 0;

  constructor(uploaded: OdtPackage) {
    this.#package = uploaded;
  }

  document(): Uint8Array {
    this.#check();
    for (const { name, root } of odtParts) {
      if (name !== 'content.xml' && !this.#package.has(name)) continue;
      const xml = this.#package.xml(name);
      this.#judged.set(name, name);
      const clean = orUnreadable(() =>
        name === 'meta.xml' ? cleanMeta(xml) : cleanOdtPart(xml, root, this.#place(name)),
      );
      this.#keep(name, 'text/xml', Buffer.from(clean));
    }
    this.#strays();
    const files = [...this.#kept].map(([name, { content }]) => [name, content] as const);
    return writeZip([
      // A program tells the file by its first bytes (ODF 1.3, part 2: 3.3).
      ['mimetype', storeContent(Buffer.from(odtMediaType))],
      ...files,
      ['META-INF/manifest.xml', packContent(Buffer.from(this.#manifest()))],
    ]);
  }

  /** Rejects other documents of its family, and those that a password closes. */
  #check(): void {
    const mimetype = this.#package.bytes('mimetype');
    const type = mimetype && Buffer.from(mimetype).toString('latin1').trim();
    if (type !== odtMediaType) {
      const of = type && /^[\w.+/-]{1,100}$/.test(type) ? `It says that it is ${type}.` : 'It does not say what it is.';
      throw new Rejection('UnreadableDocument', `The archive does not contain a text document of OpenDocument. ${of}`);
    }
    const manifest = this.#package.has(manifestName) ? this.#package.xml(manifestName) : '';
    const isEncrypted = manifest !== '' && [...descendants(parseXml(manifest))].some(({ name }) => isEncryption(name));
    if (isEncrypted || this.#package.has('encrypted-package')) {
      throw new Rejection('UnreadableDocument', 'The document is encrypted with a password.');
    }
  }

  #place(name: string): OdtPlace {
    return {
      name,
      picture: (target) => this.#picture(target),
      formula: (target) => this.#formula(target),
      found: (finding) => this.findings.push(finding),
    };
  }

  #picture(target: string): string | undefined {
    const name = withoutDot(target);
    if (this.#judged.has(name)) return this.#judged.get(name);
    if (!this.#package.has(name)) return undefined;
    const content = this.#package.bytes(name);
    const picture = content && cleanPicture(content);
    if (picture === undefined) {
      // The picture of an object is named with the object.
      const loss = activePart(name, undefined, content) ?? unknownPicture;
      if (!name.startsWith('ObjectReplacements/')) this.findings.push({ ...loss, where: name });
      this.#judged.set(name, undefined);
      return undefined;
    }
    // Names can say whose a file is.
    const made = `Pictures/${++this.#pictures}.${picture.extension}`;
    this.#judged.set(name, made);
    this.#keep(made, picture.mediaType, picture.bytes);
    return made;
  }

  /** A formula is an object whose content is MathML. */
  #formula(target: string): string | undefined {
    const folder = withoutDot(target).replace(/\/$/, '');
    const name = `${folder}/content.xml`;
    if (this.#judged.has(name)) return this.#judged.get(name);
    const formula = this.#package.has(name) ? cleanFormula(this.#package.xml(name)) : undefined;
    const made = formula && `Formula ${++this.#formulas}`;
    this.#judged.set(name, made);
    if (formula === undefined || made === undefined) return undefined;
    this.#kept.set(`${made}/content.xml`, { mediaType: 'text/xml', content: packContent(Buffer.from(formula)) });
    return made;
  }

  #keep(name: string, mediaType: string, content: Uint8Array): void {
    this.#kept.set(name, { mediaType, content: packContent(content) });
  }

  /** What the text does not lead to. */
  #strays(): void {
    for (const name of this.#package.names) {
      if (this.#judged.has(name) || name.endsWith('/')) continue;
      const known = strays.find(({ is }) => is.test(name));
      const loss = known ? known.loss : (activePart(name, undefined, this.#start(name)) ?? unknown);
      if (loss !== 'routine') this.findings.push({ ...loss, where: name });
    }
  }

  #start(name: string): Uint8Array | undefined {
    try {
      return this.#package.bytes(name);
    } catch (error) {
      if (error instanceof ZipError) return undefined;
      throw error;
    }
  }

  #manifest(): string {
    const entry = (name: string, type: string, more = '') =>
      `<manifest:file-entry manifest:full-path="${encodeXml(name)}"${more} manifest:media-type="${type}"/>`;
    const formulas = Array.from({ length: this.#formulas }, (_, index) =>
      entry(`Formula ${index + 1}/`, 'application/vnd.oasis.opendocument.formula'),
    );
    const entries = [
      entry('/', odtMediaType, ' manifest:version="1.3"'),
      ...formulas,
      ...[...this.#kept].map(([name, { mediaType }]) => entry(name, mediaType)),
    ];
    return `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entries.join('')}</manifest:manifest>`;
  }
}

const manifestName = 'META-INF/manifest.xml';

function isEncryption(name: string): boolean {
  return name === 'encryption-data' || name.endsWith(':encryption-data');
}

const unknownPicture = { kind: 'removed', what: 'a picture in a format that Dragoman does not know' } as const;
const unknown = { kind: 'removed', what: 'a part that Dragoman does not know' } as const;

/** What else programs put into the archive. */
const strays: readonly { is: RegExp; loss: Pick<Finding, 'kind' | 'what'> | 'routine' }[] = [
  { is: /^(?:Basic|Scripts|Dialogs)\//, loss: { kind: 'active', what: 'macros' } },
  { is: /^META-INF\/\w*signatures\.xml$/, loss: { kind: 'removed', what: 'a digital signature' } },
  { is: /^(?:Versions\/|VersionList\.xml$)/, loss: { kind: 'identity', what: 'earlier versions of the document' } },
  // Named with the element that shows them, or shown nowhere.
  { is: /^(?:Object[\w ]*|Formula[\w ]*)(?:\/|$)|^ObjectReplacements\//, loss: 'routine' },
  {
    is: /^(?:mimetype|META-INF\/manifest\.xml|settings\.xml|manifest\.rdf|layout-cache|current\.xml|meta\.xml)$/,
    loss: 'routine',
  },
  { is: /^(?:Thumbnails|Configurations2|Fonts|Pictures)\//, loss: 'routine' },
];

/** `./Object 1` is `Object 1`. */
function withoutDot(target: string): string {
  try {
    return decodeURIComponent(target.replace(/^\.\//, ''));
  } catch {
    return target;
  }
}

/** What readers see of a document's properties; the others say who made it, when, or for whom. */
const keptProperties = ['dc:title', 'dc:subject', 'dc:language'] as const;

function cleanMeta(xml: string): string {
  const found = new Map<string, string>();
  for (const element of descendants(parseXml(xml))) {
    if (element.children.length === 0 && !found.has(element.name)) found.set(element.name, textOf(xml, element));
  }
  const written = keptProperties.map((name) => {
    const value = found.get(name);
    return value === undefined ? '' : `<${name}>${encodeXml(value)}</${name}>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>${written.join('')}</office:meta></office:document-meta>`;
}
