import { attributes, parseXml, type XmlElement } from '../../../../lib/xml/index.ts';
import { type FieldScan, scanFields } from './active-fields.ts';
import type { Finding } from './findings.ts';
import { Output } from './output.ts';
import type { PartKind } from './part-kinds.ts';
import { isFilePath, isSafeLink } from './safe-link.ts';

/** What an element needs to know of the part that it is in. */
export interface PartPlace {
  /** Name of the part, for findings. */
  name: string;
  content: PartKind['content'];
  /** Ids of the relationships that are kept. */
  ids: ReadonlySet<string>;
  found: (finding: Finding) => void;
}

type Loss = Pick<Finding, 'kind' | 'what'> | 'routine';

/** Elements that no sanitised part has. */
const dropped: ReadonlyMap<string, Loss> = new Map<string, Loss>([
  ['w:altChunk', { kind: 'active', what: 'another document inside it (altChunk)' }],
  ['w:subDoc', { kind: 'active', what: 'a part that is read from another file' }],
  ['w:objectEmbed', { kind: 'active', what: 'an embedded object (OLE)' }],
  ['w:objectLink', { kind: 'active', what: 'an embedded object (OLE)' }],
  ['o:OLEObject', { kind: 'active', what: 'an embedded object (OLE)' }],
  ['w:control', { kind: 'active', what: 'an ActiveX control' }],
  ['w:movie', { kind: 'removed', what: 'a video' }],
  ['wp15:webVideoPr', { kind: 'removed', what: 'a video of the web; its picture stays' }],
  ['a:videoFile', { kind: 'removed', what: 'a video' }],
  ['a:audioFile', { kind: 'removed', what: 'a sound' }],
  ['a:quickTimeFile', { kind: 'removed', what: 'a video' }],
  ['a:wavAudioFile', { kind: 'removed', what: 'a sound' }],
  ['a:audioCd', { kind: 'removed', what: 'a sound' }],
  ['a:snd', { kind: 'removed', what: 'a sound' }],
  ['a14:imgProps', 'routine'], // the picture before its effects
  ['asvg:svgBlip', 'routine'], // the same picture as a drawing, beside the one for all programs
  ['c:externalData', 'routine'], // named with the relationship
  ['cx:externalData', 'routine'],
  ['c:printSettings', 'routine'],
  ['w:printerSettings', 'routine'],
  ['w:dataBinding', 'routine'],
  ['w15:dataBinding', 'routine'],
  ['w:placeholder', 'routine'],
  ['w:tag', 'routine'],
  ['w:smartTagPr', 'routine'],
  ['w:customXmlPr', 'routine'],
  ['w:permStart', 'routine'],
  ['w:permEnd', 'routine'],
  ['w:fldData', 'routine'],
  ['w:binData', 'routine'],
  ['w:entryMacro', 'routine'],
  ['w:exitMacro', 'routine'],
  ['w:rsid', 'routine'],
  ['w:embedRegular', 'routine'],
  ['w:embedBold', 'routine'],
  ['w:embedItalic', 'routine'],
  ['w:embedBoldItalic', 'routine'],
  ['wpi:contentPart', 'routine'],
  ['w14:contentPart', 'routine'],
]);

/** Elements whose content stays. */
const unwrapped: ReadonlySet<string> = new Set(['w:smartTag', 'w:customXml']);

/** What a settings part may say: how a document looks, never where it came from (ECMA-376 part 1, 17.15.1). */
const settings: ReadonlySet<string> = new Set(
  'w:view w:zoom w:mirrorMargins w:alignBordersAndEdges w:bordersDoNotSurroundHeader w:bordersDoNotSurroundFooter w:gutterAtTop w:hideSpellingErrors w:hideGrammaticalErrors w:defaultTabStop w:autoHyphenation w:consecutiveHyphenLimit w:hyphenationZone w:doNotHyphenateCaps w:evenAndOddHeaders w:bookFoldRevPrinting w:bookFoldPrinting w:bookFoldPrintingSheets w:drawingGridHorizontalSpacing w:drawingGridVerticalSpacing w:displayHorizontalDrawingGridEvery w:displayVerticalDrawingGridEvery w:doNotUseMarginsForDrawingGridOrigin w:drawingGridHorizontalOrigin w:drawingGridVerticalOrigin w:doNotShadeFormData w:noPunctuationKerning w:characterSpacingControl w:printTwoOnOne w:strictFirstAndLastChars w:noLineBreaksAfter w:noLineBreaksBefore w:displayBackgroundShape w:hdrShapeDefaults w:footnotePr w:endnotePr w:compat m:mathPr w:themeFontLang w:clrSchemeMapping w:shapeDefaults w:decimalSymbol w:listSeparator w:documentProtection w:defaultTableStyle w14:discardImageEditingData w14:defaultImageDpi'.split(
    ' ',
  ),
);

/** What is worth a word where a settings part had it. */
const settingsNamed: ReadonlyMap<string, Loss> = new Map<string, Loss>([
  ['w:docVars', { kind: 'identity', what: 'variables of the document' }],
  ['w:attachedTemplate', 'routine'], // named with its relationship
  ['w:mailMerge', { kind: 'removed', what: 'the source of a mail merge' }],
  ['w:attachedSchema', { kind: 'identity', what: 'schemas of its XML' }],
]);

/** Attributes that say who worked on the document, when, or with which of its earlier copies. */
const identifying =
  /^(?:w:rsid\w*|w14:(?:paraId|textId)|w:(?:initials|date|ed|edGrp|userId)|w16du:dateUtc|o:gfxdata|o:href|o:althref|w:(?:hash|salt|hashValue|saltValue|cryptProviderType|cryptAlgorithmClass|cryptAlgorithmType|cryptAlgorithmSid|cryptSpinCount|cryptProvider|algIdExt|algIdExtSource|cryptProviderTypeExt|cryptProviderTypeExtSource|algorithmName|spinCount))$/;

/** Elements whose names are those of files, or say nothing; readers see neither. */
const namesOfFiles: ReadonlySet<string> = new Set([
  'wp:docPr',
  'pic:cNvPr',
  'wps:cNvPr',
  'wpg:cNvPr',
  'cdr:cNvPr',
  'a:cNvPr',
]);

/** Attributes that readers may see, which programs fill with the path of a file. */
const described = /^(?:descr|title|alt|o:title|w:tooltip|tooltip)$/;

/** Elements that mean nothing without what their relationship leads to. */
const needTheirPart: ReadonlySet<string> = new Set([
  'w:headerReference',
  'w:footerReference',
  'a:hlinkClick',
  'a:hlinkHover',
  'a:hlinkMouseOver',
  'c:userShapes',
]);

/** Writes a part, in known prefixes, without what a published document must not have. */
export function cleanPart(source: string, place: PartPlace): string {
  const root = parseXml(source);
  const cleaner = new Cleaner(source, place, scanFields(source, root));
  cleaner.write(root, 0);
  return `${source.slice(0, root.start)}${cleaner}`;
}

class Cleaner {
  readonly #source: string;
  readonly #place: PartPlace;
  readonly #fields: FieldScan;
  readonly #out = new Output();

  constructor(source: string, place: PartPlace, fields: FieldScan) {
    this.#source = source;
    this.#place = place;
    this.#fields = fields;
    for (const what of fields.active) this.#found({ kind: 'active', what });
    for (let n = 0; n < fields.links; n++) this.#found(unsafeLink);
  }

  write(element: XmlElement, depth: number): void {
    const { name, children } = element;
    const loss = this.#lossOf(element, depth);
    if (loss !== undefined) this.#found(loss);
    const start = loss === undefined ? this.#start(element) : undefined;
    if (start === undefined) return;
    const isKept = !unwrapped.has(name) && !this.#fields.unwrap.has(element);
    if (element.innerStart === element.end) {
      if (isKept) this.#out.add(`${start}/>`);
      return;
    }
    if (isKept) this.#out.add(`${start}>`);
    if (children.length === 0)
      this.#out.add(this.#text(name, this.#source.slice(element.innerStart, element.innerEnd)));
    for (const each of children) this.write(each, depth + 1);
    if (isKept) this.#out.add(`</${name}>`);
  }

  #lossOf(element: XmlElement, depth: number): Loss | undefined {
    const { name, children } = element;
    const loss = dropped.get(name) ?? this.#setting(name, depth);
    if (loss !== undefined) return loss;
    if (this.#fields.drop.has(element)) return 'routine';
    // An extension holds one element.
    return name.endsWith(':ext') && children.length > 0
      ? children.map((each) => this.#lossOf(each, depth + 1)).find((each) => each !== undefined)
      : undefined;
  }

  toString(): string {
    return String(this.#out);
  }

  #setting(name: string, depth: number): Loss | undefined {
    if (this.#place.content !== 'settings' || depth !== 1 || settings.has(name)) return undefined;
    return settingsNamed.get(name) ?? 'routine';
  }

  /** The start tag without its end; undefined if the element cannot stay. */
  #start(element: XmlElement): string | undefined {
    const { name } = element;
    const { ids } = this.#place;
    let start = `<${name}`;
    if (element.innerStart - element.start <= name.length + 3) return start;
    for (const [key, { value, range, quote }] of attributes(this.#source, element)) {
      if (identifying.test(key)) continue;
      let written = this.#source.slice(range.start, range.end);
      if ((key.startsWith('r:') || key === 'o:relid') && !ids.has(value)) {
        if (needTheirPart.has(name)) return undefined;
        continue;
      }
      if (key === 'w:author') written = '';
      else if (key === 'name' && namesOfFiles.has(name)) written = '';
      else if (described.test(key) && isFilePath(value)) written = '';
      else if (name.startsWith('v:') && this.#isUnsafe(key, value)) continue;
      else if (key === 'action' && name.startsWith('a:hlink')) continue;
      else if (key === 'macro' || key === 'textlink') written = '';
      start += ` ${key}=${quote}${written}${quote}`;
    }
    return start;
  }

  /** Addresses and scripts of drawings in VML, which need no relationship. */
  #isUnsafe(key: string, value: string): boolean {
    if (/^on/i.test(key)) return true;
    if (key === 'src') {
      this.#found({ kind: 'removed', what: 'a picture that is elsewhere' });
      return true;
    }
    if (key !== 'href' || isSafeLink(value)) return false;
    this.#found(unsafeLink);
    return true;
  }

  /** The formulas of a chart name the cells of its workbook, and may name the file. */
  #text(name: string, text: string): string {
    if (this.#place.content !== 'chart' || !name.endsWith(':f')) return text;
    return /[\\/:[\]]/.test(text.slice(0, text.lastIndexOf('!') + 1)) ? 'Sheet1!$A$1' : text;
  }

  #found(loss: Loss): void {
    if (loss !== 'routine') this.#place.found({ ...loss, where: this.#place.name });
  }
}

export const unsafeLink = {
  kind: 'removed',
  what: 'a link to a file or with a scheme that is not of the web',
} as const;
