import path from 'node:path/posix';
import { Rejection } from '../../../../../contracts/failures.ts';
import { encodeXml } from '../../../../lib/xml/index.ts';
import { type PackedContent, packContent, writeZip } from '../../../../lib/zip/index.ts';
import type { Sanitised } from '../../format.ts';
import { rejectOther } from '../other-files.ts';
import { contentTypesName, relationshipsOf } from '../parts.ts';
import type { Relationship } from '../relationships.ts';
import { orUnreadable } from '../unreadable.ts';
import { cleanPart, unsafeLink } from './clean-part.ts';
import { cleanPicture } from './clean-picture.ts';
import { cleanProperties } from './clean-properties.ts';
import { type Finding, lossesOf, named } from './findings.ts';
import { withKnownPrefixes } from './namespaces.ts';
import { Package } from './package.ts';
import {
  activePart,
  mainType,
  otherRelationships,
  type PartKind,
  partKinds,
  strayPart,
  strictOffice,
} from './part-kinds.ts';
import { isSafeLink } from './safe-link.ts';

/**
 * Rewrites a document from the parts that a published one may have: those that an allowed relationship leads to,
 * without content that runs or fetches, and without names of authors. Equal input gives equal bytes.
 *
 * @param stripActive whether to remove active content, instead of rejecting it
 * @throws Rejection `ActiveContent`, `UnreadableDocument`, `TooLarge`, `TooDeeplyNested`
 */
export function sanitiseDocx(bytes: Uint8Array, { stripActive }: { stripActive: boolean }): Sanitised {
  rejectOther(bytes);
  const sanitiser = orUnreadable(() => new Sanitiser(new Package(bytes)));
  const made = orUnreadable(() => sanitiser.document());
  const active = sanitiser.findings.filter(({ kind }) => kind === 'active');
  if (active.length > 0 && !stripActive) {
    throw new Rejection('ActiveContent', `The document contains ${named(active)}.`);
  }
  return { bytes: made, losses: lossesOf(sanitiser.findings) };
}

interface KeptPart {
  name: string;
  type: string;
  /** Packed at once: pictures can unpack to twenty times as much as all that is kept. */
  content: PackedContent;
}

interface KeptRelationship {
  id: string;
  uri: string;
  target: string;
  external: boolean;
}

/** Main parts of documents with macros and of templates with macros. */
const macroTypes = /^application\/vnd\.ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml$/i;

/** The most pixels of a picture weigh less; a larger part is not one. */
const maxPicture = 64 * 1024 * 1024;

/** The package, its document, a chart of that, and what the chart needs are four steps. */
const maxDepth = 32;

class Sanitiser {
  readonly findings: Finding[] = [];
  readonly #package: Package;
  readonly #kept = new Map<string, KeptPart>();
  readonly #names = new Set<string>();
  /** The last number that a kind of part got. */
  readonly #numbers = new Map<string, number>();
  /** The kinds that only the package leads to, once each. */
  readonly #roots = new Set<string>();
  /** Parts, by their names in the archive, that have been judged. */
  readonly #seen = new Map<string, string | undefined>();

  #depth = 0;

  constructor(uploaded: Package) {
    this.#package = uploaded;
  }

  document(): Uint8Array {
    const roots = this.#relationships('', '');
    if (!roots.some(({ uri }) => uri.endsWith('/officeDocument'))) {
      throw new Rejection('UnreadableDocument', 'The archive does not contain a Word document.');
    }
    this.#strays();
    const parts = [...this.#kept.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const files = [
      { name: contentTypesName, content: packContent(Buffer.from(contentTypes(parts))) },
      { name: relationshipsOf(''), content: packContent(Buffer.from(relationshipsXml(roots))) },
      ...parts,
    ];
    return writeZip(files.map(({ name, content }) => [name, content]));
  }

  /** @returns the relationships of a part that are kept, with their parts. */
  #relationships(part: string, newName: string): KeptRelationship[] {
    this.#deeper(1);
    const kept = new Map<string, KeptRelationship>();
    for (const each of this.#package.relationshipsOf(part)) {
      if (kept.has(each.id)) continue;
      const found = each.external ? this.#external(each, part) : this.#internal(each, part, newName);
      if (found) kept.set(each.id, { id: each.id, external: each.external, ...found });
    }
    this.#deeper(-1);
    return [...kept.values()];
  }

  #deeper(by: number): void {
    this.#depth += by;
    if (this.#depth > maxDepth) {
      throw new Rejection('TooDeeplyNested', `Its parts lead to each other in more than ${maxDepth} steps.`);
    }
  }

  #external({ type, target, uri }: Relationship & { uri: string }, from: string) {
    const where = from || 'the package';
    if (type === 'hyperlink') {
      if (isSafeLink(target)) return { uri: typeUri(linkType, uri), target };
      this.findings.push({ ...unsafeLink, where });
    } else if (type === 'image') {
      this.findings.push({ kind: 'removed', what: 'a picture that is elsewhere', where });
    } else if (type === 'oleObject' && /\/charts\//.test(from)) {
      this.findings.push({ ...workbook, where });
    } else this.#lost(type, where, 'something of another place');
    return undefined;
  }

  #internal({ type, target, uri }: Relationship & { uri: string }, from: string, newName: string) {
    const name = this.#package.find(target);
    if (name === undefined) return undefined;
    const kind = kindOf(type);
    const belongs = kind !== undefined && ofPackage.has(kind.content === 'properties' ? kind.content : kind.name);
    if (kind === undefined || belongs !== (from === '') || (belongs && this.#roots.has(kind.name))) {
      this.#leave(name, type, from);
      return undefined;
    }
    const made = this.#part(name, kind);
    if (made === undefined) return undefined;
    if (belongs) this.#roots.add(kind.name);
    return { uri: typeUri(kind.relationship, uri), target: path.relative(path.dirname(newName), made) };
  }

  /** A part that is not kept, and all that it leads to. */
  #leave(name: string, type: string, from: string): void {
    if (this.#seen.has(name)) return;
    this.#seen.set(name, undefined);
    if (type === 'package' && /(?:^|\/)chart/i.test(from)) this.findings.push({ ...workbook, where: name });
    else this.#lost(type, name, 'a part that Dragoman does not know');
    this.#deeper(1);
    for (const each of this.#package.relationshipsOf(name)) {
      const next = each.external ? undefined : this.#package.find(each.target);
      if (next !== undefined && kindOf(each.type) === undefined) {
        this.#leave(next, each.type, name);
      } else if (each.external && otherRelationships.has(each.type.toLowerCase())) this.#lost(each.type, name, '');
    }
    this.#deeper(-1);
  }

  #lost(type: string, where: string, unknown: string): void {
    const loss = otherRelationships.get(type.toLowerCase());
    const is = loss ?? activePart(where, this.#package.typeOf(where), this.#package.lookInto(where));
    if (is === undefined) this.findings.push({ kind: 'removed', what: unknown, where });
    else if (is !== 'routine') this.findings.push({ ...is, where });
  }

  /** Sanitises a part, once. @returns its new name; undefined if it is not kept. */
  #part(name: string, kind: PartKind): string | undefined {
    if (this.#seen.has(name)) return this.#seen.get(name);
    const type = this.#package.typeOf(name);
    if (kind.content === 'picture') return this.#picture(name, kind);
    if (type !== undefined && kind.type === mainType && macroTypes.test(type)) {
      this.findings.push({ kind: 'active', what: 'macros', where: name });
    } else if (type !== kind.type) {
      if (kind.type === mainType) return undefined;
      this.#leave(name, '', name);
      return undefined;
    }
    const made = this.#nameFor(name, kind, 'xml');
    this.#seen.set(name, made);
    const xml = orUnreadable(() => withKnownPrefixes(this.#package.xml(name)), `"${name}"`);
    if (kind.content === 'properties') {
      this.#keep(made, kind.type ?? '', cleanProperties(xml));
      return made;
    }
    const related = this.#relationships(name, made);
    const ids = new Set(related.map(({ id }) => id));
    const found = (finding: Finding) => this.findings.push(finding);
    const clean = orUnreadable(() => cleanPart(xml, { name, content: kind.content, ids, found }), `"${name}"`);
    this.#keep(made, kind.type ?? '', clean);
    if (related.length > 0) this.#keep(relationshipsOf(made), '', relationshipsXml(related));
    return made;
  }

  #picture(name: string, kind: PartKind): string | undefined {
    const content = this.#package.bytes(name, maxPicture);
    const picture = content && cleanPicture(content);
    this.#seen.set(name, undefined);
    if (picture === undefined) {
      const is = activePart(name, this.#package.typeOf(name), content);
      const loss = is ?? { kind: 'removed' as const, what: 'a picture in a format that Dragoman does not know' };
      if (is || !/\.svg$/i.test(name)) this.findings.push({ ...loss, where: name });
      return undefined;
    }
    const made = this.#nameFor(name, kind, picture.extension);
    this.#seen.set(name, made);
    this.#kept.set(made, { name: made, type: picture.mediaType, content: packContent(picture.bytes) });
    return made;
  }

  #keep(name: string, type: string, xml: string): void {
    this.#kept.set(name, { name, type, content: packContent(Buffer.from(xml)) });
  }

  /** The name that a part had, if it is one that programs give; names can say whose a file is. */
  #nameFor(name: string, kind: PartKind, extension: string): string {
    const own = name.startsWith(kind.name) ? name.slice(kind.name.length) : '';
    const isUsual = /^\d{0,6}\.[a-z]{3,4}$/.test(own) && (extension !== 'xml' || own.endsWith('.xml'));
    let made = isUsual && extension === 'xml' ? name : `${kind.name}${/^\d+/.exec(own)?.[0] ?? ''}.${extension}`;
    while (this.#names.has(made)) {
      const next = (this.#numbers.get(kind.name) ?? 0) + 1;
      this.#numbers.set(kind.name, next);
      made = `${kind.name}${next}.${extension}`;
    }
    this.#names.add(made);
    return made;
  }

  /** What nothing leads to, or only what is not kept. */
  #strays(): void {
    for (const name of this.#package.names) {
      if (this.#seen.has(name) || name.toLowerCase() === contentTypesName.toLowerCase()) continue;
      if (/(?:^|\/)_rels\/[^/]*\.rels$/i.test(name)) continue;
      const is = activePart(name, this.#package.typeOf(name), this.#package.lookInto(name)) ?? strayPart(name);
      if (is) this.findings.push({ ...is, where: name });
    }
  }
}

const workbook = { kind: 'removed', what: 'the workbook behind a chart; its picture stays' } as const;

const linkType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** Names of the kinds that the package itself leads to. */
const ofPackage: ReadonlySet<string> = new Set(['word/document', 'properties']);

/** @param type the last word of a relationship's type. */
function kindOf(type: string): PartKind | undefined {
  return partKinds.find(({ relationship }) => relationship.endsWith(`/${type}`));
}

/** The type of a relationship, as Transitional or Strict as it was written. */
function typeUri(relationship: string, written: string): string {
  const isOffice = relationship.includes('/officeDocument/2006/relationships/');
  if (!isOffice || !written.startsWith(strictOffice)) return relationship;
  return `${strictOffice}${relationship.slice(relationship.lastIndexOf('/'))}`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function relationshipsXml(all: readonly KeptRelationship[]): string {
  const written = all.map(({ id, uri, target, external }) => {
    const mode = external ? ' TargetMode="External"' : '';
    return `<Relationship Id="${encodeXml(id)}" Type="${uri}" Target="${encodeXml(target)}"${mode}/>`;
  });
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${written.join('')}</Relationships>`;
}

function contentTypes(parts: readonly KeptPart[]): string {
  const defaults = new Map([
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
  ]);
  const overrides: string[] = [];
  for (const { name, type } of parts) {
    if (type.startsWith('image/')) defaults.set(name.slice(name.lastIndexOf('.') + 1), type);
    else if (type !== '') overrides.push(`<Override PartName="/${name}" ContentType="${type}"/>`);
  }
  const all = [...defaults].map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`);
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[...all, ...overrides].join('')}</Types>`;
}
