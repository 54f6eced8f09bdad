import type { Part, SourceDocument } from '../../../contracts/document.ts';
import type { UnpackOptions } from '../../../core/documents/formats/format.ts';
import { readers } from '../../../core/documents/formats/readers.ts';
import { parseDocument } from '../../../core/documents/parse-document.ts';
import { packDocument, renderDocument } from '../../../core/documents/render-document.ts';
import { makeZip } from './zip.ts';

const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
const namespaces = `xmlns:office="${oasis}:office:1.0" xmlns:style="${oasis}:style:1.0" xmlns:text="${oasis}:text:1.0" xmlns:table="${oasis}:table:1.0" xmlns:draw="${oasis}:drawing:1.0" xmlns:fo="${oasis}:xsl-fo-compatible:1.0" xmlns:svg="${oasis}:svg-compatible:1.0" xmlns:meta="${oasis}:meta:1.0" xmlns:script="${oasis}:script:1.0" xmlns:form="${oasis}:form:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:officeooo="http://openoffice.org/2009/office" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" office:version="1.3"`;
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Content of an OpenDocument text's files: of each, what is in the elements that it must have. */
export interface OdtFiles {
  body: string;
  /** Of the text. */
  automatic?: string;
  styles?: string;
  /** Headers and footers. */
  master?: string;
  meta?: string;
  mimetype?: string;
  manifest?: string;
  /** Any further entries. */
  more?: Record<string, string | Uint8Array>;
}

export function makeOdt({ body, automatic = '', styles = '', master = '', meta = '', ...rest }: OdtFiles): Buffer {
  const mimetype = rest.mimetype ?? 'application/vnd.oasis.opendocument.text';
  return makeZip({
    mimetype,
    'content.xml': `${declaration}<office:document-content ${namespaces}><office:scripts/><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': `${declaration}<office:document-styles ${namespaces}><office:styles>${styles}</office:styles><office:automatic-styles/><office:master-styles>${master}</office:master-styles></office:document-styles>`,
    'meta.xml': `${declaration}<office:document-meta ${namespaces}><office:meta>${meta}</office:meta></office:document-meta>`,
    'META-INF/manifest.xml':
      rest.manifest ??
      `${declaration}<manifest:manifest xmlns:manifest="${oasis}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mimetype}"/></manifest:manifest>`,
    ...rest.more,
  });
}

export const p = (...content: string[]): string => `<text:p>${content.join('')}</text:p>`;
export const span = (style: string, text: string): string =>
  `<text:span text:style-name="${style}">${text}</text:span>`;
/** An automatic style of a text. */
export const textStyle = (name: string, properties: string): string =>
  `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`;

/** As uploads are read: rewritten first. */
export function parseOdt(
  uploaded: Uint8Array,
  { language = 'en', ...options }: UnpackOptions & { language?: string } = {},
): SourceDocument {
  const { sanitise, unpack } = readers.odt;
  const bytes = sanitise?.(uploaded, { stripActive: false }).bytes ?? uploaded;
  const text = unpack?.(bytes, options) ?? '';
  const archive = Buffer.from(bytes).toString('base64');
  return parseDocument(text, { format: 'odt', extension: 'odt', language, bom: false, archive });
}

/** The bytes of a rendition. */
export function renderOdt(
  document: SourceDocument,
  translations: ReadonlyMap<string, readonly Part[]>,
  language = 'fr',
): Uint8Array {
  return packDocument(document, renderDocument(document, translations, language)) ?? new Uint8Array();
}
