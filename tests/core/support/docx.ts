import type { Part, SourceDocument } from '../../../contracts/document.ts';
import type { UnpackOptions } from '../../../core/documents/formats/format.ts';
import { readers } from '../../../core/documents/formats/readers.ts';
import { parseDocument } from '../../../core/documents/parse-document.ts';
import { packDocument, renderDocument } from '../../../core/documents/render-document.ts';
import { inflateEntry, readZip } from '../../../core/lib/zip/index.ts';
import { makeZip, type ZipOptions } from './zip.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Content of parts; of `body`, `header`, `footnotes`, `styles` and so on what stands in the root element. */
export interface DocxParts {
  body: string;
  header?: string;
  footer?: string;
  footnotes?: string;
  comments?: string;
  styles?: string;
  numbering?: string;
  settings?: string;
  core?: string;
  app?: string;
  /** External targets of the body's links, by id. */
  links?: Record<string, string>;
  /** Pictures of the body, by id; names are below `word/`. */
  pictures?: Record<string, { name: string; bytes: Uint8Array }>;
  /** Any further entries. */
  more?: Record<string, string | Uint8Array>;
}

const wordParts = {
  header: ['hdr', 'header', 'word/header1.xml'],
  footer: ['ftr', 'footer', 'word/footer1.xml'],
  footnotes: ['footnotes', 'footnotes', 'word/footnotes.xml'],
  comments: ['comments', 'comments', 'word/comments.xml'],
  styles: ['styles', 'styles', 'word/styles.xml'],
  numbering: ['numbering', 'numbering', 'word/numbering.xml'],
  settings: ['settings', 'settings', 'word/settings.xml'],
} as const;

/** A Word document made of what the test says, and of what every document needs. */
export function makeDocx(parts: DocxParts, options?: ZipOptions): Buffer {
  return makeZip(docxEntries(parts), options);
}

export function docxEntries(parts: DocxParts): Record<string, string | Uint8Array> {
  const present = Object.entries(wordParts).filter(([name]) => parts[name as keyof typeof wordParts] !== undefined);
  const override = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`;
  const relation = (id: string, type: string, target: string, more = '') =>
    `<Relationship Id="${id}" Type="${type}" Target="${target}"${more}/>`;
  const relations = (content: string) =>
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  const types =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
    override('word/document.xml', `${word}.document.main+xml`) +
    present.map(([, [, type, name]]) => override(name, `${word}.${type}+xml`)).join('') +
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    override('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml');
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types}</Types>`,
    '_rels/.rels': relations(
      relation('rId1', `${office}/officeDocument`, 'word/document.xml') +
        relation(
          'rId2',
          'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
          'docProps/core.xml',
        ) +
        relation('rId3', `${office}/extended-properties`, 'docProps/app.xml'),
    ),
    'word/document.xml': `${declaration}<w:document ${namespaces}><w:body>${parts.body}</w:body></w:document>`,
    ...Object.fromEntries(
      present.map(([key, [root, , name]]) => [
        name,
        `${declaration}<w:${root} ${namespaces}>${parts[key as keyof typeof wordParts]}</w:${root}>`,
      ]),
    ),
    'word/_rels/document.xml.rels': relations(
      present.map(([key, [, type, name]]) => relation(`rId-${key}`, `${office}/${type}`, name.slice(5))).join('') +
        Object.entries(parts.pictures ?? {})
          .map(([id, { name }]) => relation(id, `${office}/image`, name))
          .join('') +
        Object.entries(parts.links ?? {})
          .map(([id, target]) => relation(id, `${office}/hyperlink`, target, ' TargetMode="External"'))
          .join(''),
    ),
    'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${parts.core ?? ''}</cp:coreProperties>`,
    'docProps/app.xml': `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">${parts.app ?? ''}</Properties>`,
    ...Object.fromEntries(Object.values(parts.pictures ?? {}).map(({ name, bytes }) => [`word/${name}`, bytes])),
    ...parts.more,
  };
}

export const paragraph = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

export function parseDocx(bytes: Uint8Array, options?: UnpackOptions & { language?: string }): SourceDocument {
  const text = readers.docx.unpack?.(bytes, options) ?? '';
  const archive = Buffer.from(bytes).toString('base64');
  return parseDocument(text, {
    format: 'docx',
    extension: 'docx',
    language: options?.language ?? 'en',
    bom: false,
    archive,
  });
}

/** The bytes of a rendition. */
export function renderDocx(
  document: SourceDocument,
  translations: ReadonlyMap<string, Part[]>,
  language = 'fr',
): Uint8Array {
  return packDocument(document, renderDocument(document, translations, language)) ?? new Uint8Array();
}

/** The text of one entry. */
export function entryOf(bytes: Uint8Array, name: string): string {
  const entry = readZip(bytes).entries.find((each) => each.name === name);
  return entry ? Buffer.from(inflateEntry(entry, entry.size)).toString('utf8') : '';
}
