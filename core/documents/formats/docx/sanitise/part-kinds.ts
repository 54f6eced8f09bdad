import type { Finding } from './findings.ts';

/** A kind of part that a sanitised document may hold, by the relationship that leads to it. */
export interface PartKind {
  /** The relationship's type. In documents of ISO Strict the first part of it differs. */
  relationship: string;
  /** Its content type; a part of another one is not of this kind. Absent of pictures, which their bytes tell. */
  type?: string;
  /** Its place and name in the archive, before its number. */
  name: string;
  content: 'story' | 'settings' | 'chart' | 'markup' | 'properties' | 'picture';
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const microsoft = 'http://schemas.microsoft.com/office';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const drawing = 'application/vnd.openxmlformats-officedocument.drawingml';

export const mainType = `${word}.document.main+xml`;
export const strictOffice = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

/** The parts that are kept (ECMA-376 part 1, clauses 11.3, 14 and 15.2; MS-DOCX 2.1; MS-ODRAWXML 2.1). */
export const partKinds: readonly PartKind[] = [
  { relationship: `${office}/officeDocument`, type: mainType, name: 'word/document', content: 'story' },
  { relationship: `${office}/header`, type: `${word}.header+xml`, name: 'word/header', content: 'story' },
  { relationship: `${office}/footer`, type: `${word}.footer+xml`, name: 'word/footer', content: 'story' },
  { relationship: `${office}/footnotes`, type: `${word}.footnotes+xml`, name: 'word/footnotes', content: 'story' },
  { relationship: `${office}/endnotes`, type: `${word}.endnotes+xml`, name: 'word/endnotes', content: 'story' },
  { relationship: `${office}/comments`, type: `${word}.comments+xml`, name: 'word/comments', content: 'story' },
  { relationship: `${office}/styles`, type: `${word}.styles+xml`, name: 'word/styles', content: 'markup' },
  { relationship: `${office}/numbering`, type: `${word}.numbering+xml`, name: 'word/numbering', content: 'markup' },
  { relationship: `${office}/fontTable`, type: `${word}.fontTable+xml`, name: 'word/fontTable', content: 'markup' },
  { relationship: `${office}/settings`, type: `${word}.settings+xml`, name: 'word/settings', content: 'settings' },
  {
    relationship: `${office}/theme`,
    type: 'application/vnd.openxmlformats-officedocument.theme+xml',
    name: 'word/theme/theme',
    content: 'markup',
  },
  {
    relationship: `${office}/themeOverride`,
    type: 'application/vnd.openxmlformats-officedocument.themeOverride+xml',
    name: 'word/theme/themeOverride',
    content: 'markup',
  },
  { relationship: `${office}/chart`, type: `${drawing}.chart+xml`, name: 'word/charts/chart', content: 'chart' },
  {
    relationship: `${office}/chartUserShapes`,
    type: `${drawing}.chartshapes+xml`,
    name: 'word/drawings/drawing',
    content: 'markup',
  },
  {
    relationship: `${microsoft}/2011/relationships/chartStyle`,
    type: 'application/vnd.ms-office.chartstyle+xml',
    name: 'word/charts/style',
    content: 'markup',
  },
  {
    relationship: `${microsoft}/2011/relationships/chartColorStyle`,
    type: 'application/vnd.ms-office.chartcolorstyle+xml',
    name: 'word/charts/colors',
    content: 'markup',
  },
  {
    relationship: `${microsoft}/2014/relationships/chartEx`,
    type: 'application/vnd.ms-office.chartex+xml',
    name: 'word/charts/chartEx',
    content: 'chart',
  },
  {
    relationship: `${office}/diagramData`,
    type: `${drawing}.diagramData+xml`,
    name: 'word/diagrams/data',
    content: 'markup',
  },
  {
    relationship: `${office}/diagramLayout`,
    type: `${drawing}.diagramLayout+xml`,
    name: 'word/diagrams/layout',
    content: 'markup',
  },
  {
    relationship: `${office}/diagramQuickStyle`,
    type: `${drawing}.diagramStyle+xml`,
    name: 'word/diagrams/quickStyle',
    content: 'markup',
  },
  {
    relationship: `${office}/diagramColors`,
    type: `${drawing}.diagramColors+xml`,
    name: 'word/diagrams/colors',
    content: 'markup',
  },
  {
    relationship: `${microsoft}/2007/relationships/diagramDrawing`,
    type: 'application/vnd.ms-office.drawingml.diagramDrawing+xml',
    name: 'word/diagrams/drawing',
    content: 'markup',
  },
  {
    relationship: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    type: 'application/vnd.openxmlformats-package.core-properties+xml',
    name: 'docProps/core',
    content: 'properties',
  },
  { relationship: `${office}/image`, name: 'word/media/image', content: 'picture' },
];

type Loss = Pick<Finding, 'kind' | 'what'>;

const active = (what: string): Loss => ({ kind: 'active', what });
const removed = (what: string): Loss => ({ kind: 'removed', what });
const identity = (what: string): Loss => ({ kind: 'identity', what });

const customXml = identity('custom XML');
const extended = identity('properties of the document');

/** What other relationships lead to, by the last word of their type, in lower case. */
export const otherRelationships: ReadonlyMap<string, Loss | 'routine'> = new Map<string, Loss | 'routine'>([
  ['vbaproject', active('macros')],
  ['wordvbadata', active('macros')],
  ['keymapcustomizations', active('keys and menus that run commands')],
  ['attachedtoolbars', active('keys and menus that run commands')],
  ['extensibility', active('menus of an add-in')],
  ['webextensiontaskpanes', active('an add-in')],
  ['webextension', active('an add-in')],
  ['afchunk', active('another document inside it (altChunk)')],
  ['subdocument', active('a part that is read from another file')],
  ['frame', active('a part that is read from another file')],
  ['oleobject', active('an embedded object (OLE)')],
  ['package', active('an embedded file')],
  ['control', active('an ActiveX control')],
  ['activexcontrolbinary', active('an ActiveX control')],
  ['transform', removed('a transformation on saving')],
  ['attachedtemplate', removed('a template of another place')],
  ['mailmergesource', removed('the source of a mail merge')],
  ['mailmergeheadersource', removed('the source of a mail merge')],
  ['recipientdata', removed('the source of a mail merge')],
  ['video', removed('a video')],
  ['media', removed('a sound or video')],
  ['audio', removed('a sound')],
  ['font', removed('an embedded font')],
  ['glossarydocument', identity('building blocks')],
  ['customxml', customXml],
  ['customxmlprops', customXml],
  ['custom-properties', extended],
  ['custom-property', extended],
  ['thumbnail', identity('a preview picture')],
  ['classificationlabels', identity('labels of an organisation')],
  ['printersettings', identity('settings of a printer')],
  ['origin', removed('a digital signature, which a translation cannot keep')],
  ['signature', removed('a digital signature, which a translation cannot keep')],
  // Every document has these; readers see nothing of them.
  ['extended-properties', 'routine'],
  ['websettings', 'routine'],
  ['styleswitheffects', 'routine'],
  ['people', 'routine'],
  ['commentsextended', 'routine'],
  ['commentsids', 'routine'],
  ['commentsextensible', 'routine'],
  ['documenttasks', 'routine'],
]);

/** Content types of parts that act, wherever they are in the archive. */
const activeTypes: readonly (readonly [RegExp, string])[] = [
  [/macroenabled/i, 'macros'],
  [/vba(?:project|data)/i, 'macros'],
  [/keymapcustomizations|attachedtoolbars/i, 'keys and menus that run commands'],
  [/activex/i, 'an ActiveX control'],
  [/oleobject/i, 'an embedded object (OLE)'],
  [/webextension/i, 'an add-in'],
  [/x-msdownload|x-dosexec|x-executable/i, 'a program'],
];

const activeNames: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)vba(?:project|data)[^/]*$/i, 'macros'],
  [/(?:^|\/)activex\//i, 'an ActiveX control'],
  [/(?:^|\/)customui\//i, 'menus of an add-in'],
  [/(?:^|\/)webextensions\//i, 'an add-in'],
  [
    /\.(?:exe|dll|com|scr|pif|cpl|msi|msp|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|lnk|url|jar|class|reg|inf|chm|hlp|sct|scf|sh|py|pl|rb|php|application|appref-ms|gadget|msc|ocx|sys|iso|img|apk|elf|app)$/i,
    'a program',
  ],
  [/\.(?:htm|html|mht|mhtml|xht|xhtml|svgz|swf|xsl|xslt)$/i, 'a web page'],
];

/** What every part may hold that nobody sees, and that names no one. */
const routineNames = /^(?:docprops\/app\d*\.xml|\[trash\]\/.*|.*\/|word\/websettings\d*\.xml)$/i;

const signatures: readonly (readonly [string, string])[] = [
  ['4d5a', 'a program'],
  ['7f454c46', 'a program'],
  ['cafebabe', 'a program'],
  ['2321', 'a program'],
  ['d0cf11e0a1b11ae1', 'an embedded object (OLE)'],
];

/** Why a part that nothing allowed leads to is not harmless; undefined if it is. */
export function activePart(name: string, type: string | undefined, start: Uint8Array | undefined): Loss | undefined {
  const hex = start && Buffer.from(start.subarray(0, 8)).toString('hex');
  const what =
    activeTypes.find(([pattern]) => type !== undefined && pattern.test(type))?.[1] ??
    activeNames.find(([pattern]) => pattern.test(name))?.[1] ??
    signatures.find(([signature]) => hex?.startsWith(signature))?.[1];
  return what === undefined ? undefined : active(what);
}

/** What a part is that nothing leads to; undefined if nobody misses it. */
export function strayPart(name: string): Loss | undefined {
  if (routineNames.test(name)) return undefined;
  if (/^customxml\//i.test(name)) return customXml;
  if (/^docprops\//i.test(name)) return extended;
  if (/^word\/glossary\//i.test(name)) return identity('building blocks');
  return removed('a part that Dragoman does not know');
}
