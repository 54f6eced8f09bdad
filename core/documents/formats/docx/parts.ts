import { attribute, parseXml } from '../../../lib/xml/index.ts';

/** The role of a package's part in a document. */
export type Role =
  | 'main'
  | 'header'
  | 'footer'
  | 'notes'
  | 'comments'
  | 'styles'
  | 'numbering'
  | 'settings'
  | 'core-properties'
  | 'app-properties'
  | 'people'
  | 'relationships';

export interface DocxPart {
  role: Role;
  /** Name of its entry in the archive. */
  name: string;
  xml: string;
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The parts that are read, by content type, in reading order; all others are copied unchanged. */
const types: readonly { type: string; role: Role; reason: string }[] = [
  { type: `${word}.document.main+xml`, role: 'main', reason: 'the text itself' },
  { type: `${word}.header+xml`, role: 'header', reason: 'text on every page' },
  { type: `${word}.footer+xml`, role: 'footer', reason: 'text on every page' },
  { type: `${word}.footnotes+xml`, role: 'notes', reason: 'text' },
  { type: `${word}.endnotes+xml`, role: 'notes', reason: 'text' },
  { type: `${word}.comments+xml`, role: 'comments', reason: 'hidden content, and names of authors' },
  { type: `${word}.styles+xml`, role: 'styles', reason: 'which paragraphs are headings; the default language' },
  { type: `${word}.numbering+xml`, role: 'numbering', reason: 'words in list labels; which lists are numbered' },
  { type: `${word}.settings+xml`, role: 'settings', reason: 'the languages that fonts are chosen by' },
  {
    type: 'application/vnd.openxmlformats-package.core-properties+xml',
    role: 'core-properties',
    reason: 'title and subject are text; creator and last editor are dropped',
  },
  {
    type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    role: 'app-properties',
    reason: 'company and manager are dropped',
  },
  { type: `${word}.people+xml`, role: 'people', reason: 'names and accounts of authors are dropped' },
];

export const contentTypesName = '[Content_Types].xml';

/** Tells the content types of parts, as `[Content_Types].xml` gives them (Open Packaging Conventions, 10.1.2). */
export function contentTypesOf(contentTypes: string): (name: string) => string | undefined {
  const overrides = new Map<string, string>();
  const defaults = new Map<string, string>();
  for (const element of parseXml(contentTypes).children) {
    const type = attribute(contentTypes, element, 'ContentType') ?? '';
    const name = attribute(contentTypes, element, 'PartName');
    const extension = attribute(contentTypes, element, 'Extension');
    if (name !== undefined) overrides.set(name.replace(/^\//, '').toLowerCase(), type);
    else if (extension !== undefined) defaults.set(extension.toLowerCase(), type);
  }
  return (name) =>
    overrides.get(name.toLowerCase()) ?? defaults.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}

/** Returns the names of the parts to read, in order, according to `[Content_Types].xml`. */
export function docxParts(contentTypes: string, names: readonly string[]): Pick<DocxPart, 'role' | 'name'>[] {
  const typeOf = contentTypesOf(contentTypes);
  const parts = types.flatMap(({ type, role }) =>
    names.filter((name) => typeOf(name) === type).map((name) => ({ role, name })),
  );
  const links = parts
    .filter(({ role }) => role === 'main' || role === 'notes')
    .map(({ name }) => relationshipsOf(name))
    .filter((name) => names.includes(name));
  return [...parts, ...links.map((name) => ({ role: 'relationships' as const, name }))];
}

/** Path of a part's relationships (Open Packaging Conventions, 9.3). */
export function relationshipsOf(name: string): string {
  const file = name.lastIndexOf('/') + 1;
  return `${name.slice(0, file)}_rels/${name.slice(file)}.rels`;
}
