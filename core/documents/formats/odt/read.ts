import type { Part, Range, UnitKind } from '../../../../contracts/document.ts';
import { Rejection } from '../../../../contracts/failures.ts';
import { maxUploadBytes } from '../../../../contracts/limits.ts';
import { own } from '../../../../contracts/own.ts';
import { hasLetters } from '../../../lib/text/words.ts';
import { attribute, attributes, child, encodeXml, parseXml, textOf, type XmlElement } from '../../../lib/xml/index.ts';
import { protectedParts } from '../../protection/protected-parts.ts';
import { checkUnits } from '../check-units.ts';
import { type BundledPart, unbundle } from '../docx/bundle.ts';
import { fileName } from '../docx/drawings.ts';
import { encodeSyntax } from '../docx/syntax.ts';
import { orUnreadable } from '../docx/unreadable.ts';
import type { DraftUnit, Parsed } from '../format.ts';
import { type OdtParagraph, readOdtParagraph } from './read-paragraph.ts';
import { OdtStyles, type OdtTree } from './styles.ts';

/** Finds the units of a bundle of parts. */
export function readOdt(text: string): Parsed {
  const parts = unbundle(text);
  const tree = (part: BundledPart): OdtTree => ({
    source: text,
    root: orUnreadable(() => parseXml(text, part.start, part.end), `"${part.name}"`),
  });
  const trees = parts.map((part) => ({ part, tree: tree(part) }));
  const common = trees.filter(({ part }) => part.role === 'styles').map((each) => each.tree);
  const reader = new OdtReader(text);
  for (const each of trees) {
    reader.read(each.part, each.tree.root, new OdtStyles([...common, each.tree]));
  }
  return reader.finish();
}

/** Elements that are not read: deletions, comments, and patterns by which a program makes an index again. */
const notRead =
  /^(?:text:(?:tracked-changes|[\w-]+-source|sequence-decls|variable-decls|user-field-decls|note-citation|hidden-text|ruby-text)|office:(?:annotation|font-face-decls|settings)|draw:(?:image|object|glue-point|enhanced-geometry)|table:covered-table-cell)$/;

/** The kinds of text within an element. */
const kindsWithin: Readonly<Record<string, UnitKind>> = {
  'text:list-item': 'list-item',
  'text:list-header': 'list-item',
  'table:table-cell': 'cell',
  'draw:text-box': 'paragraph',
  'text:note-body': 'paragraph',
};

class OdtReader {
  readonly #text: string;
  readonly #units: DraftUnit[] = [];
  readonly #ranks = new Map<DraftUnit, number>();
  readonly #bold = new Set<DraftUnit>();
  readonly #aside = new Set<DraftUnit>();
  #styles = new OdtStyles([]);
  #blank = true;
  #length = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read({ role }: BundledPart, root: XmlElement, styles: OdtStyles): void {
    this.#styles = styles;
    if (role === 'core-properties') this.#properties(root);
    else if (role === 'styles') {
      this.#labels(root);
      for (const group of root.children) {
        if (group.name === 'office:master-styles') this.#blocks(group, 'paragraph', false);
      }
    } else {
      this.#labels(root);
      const body = child(child(root, 'office:body'), 'office:text');
      if (!body)
        throw new Rejection('UnreadableDocument', 'The archive does not contain a text document of OpenDocument.');
      this.#blocks(body, 'paragraph', true);
    }
  }

  finish(): Parsed {
    if (this.#blank) throw new Rejection('EmptyDocument', 'The document does not contain any text.');
    return { units: this.#units, look: { ranks: this.#ranks, bold: this.#bold, aside: this.#aside } };
  }

  #blocks(parent: XmlElement, kind: UnitKind, main: boolean): void {
    for (const element of parent.children) {
      const { name } = element;
      if (notRead.test(name)) continue;
      if (/^(?:svg|table):(?:title|desc)$/.test(name)) this.#described(element);
      if (name === 'text:p' || name === 'text:h') this.#paragraph(element, kind, main);
      // Text that floats beside the body cannot be its title.
      const isBeside = name.startsWith('draw:') || name === 'text:note-body';
      this.#blocks(element, own(kindsWithin, name) ?? kind, main && !isBeside);
    }
  }

  #paragraph(paragraph: XmlElement, around: UnitKind, main: boolean): void {
    this.#measure(paragraph);
    const content = readOdtParagraph(this.#text, paragraph, this.#styles);
    const style = attribute(this.#text, paragraph, 'text:style-name') ?? '';
    const as = this.#styles.as(style);
    const isHeading = paragraph.name === 'text:h' || as === 'title';
    const kind = isHeading ? 'heading' : around === 'paragraph' && as === 'caption' ? 'caption' : around;
    const syntaxOf = anchorsOf(content);
    for (const found of isHeading ? whole(content) : content.inline.finishLines(kind)) {
      const unit: DraftUnit = { kind, ...found, syntax: syntaxOf(found.range) };
      this.#units.push(unit);
      checkUnits(this.#units);
      if (!main) this.#aside.add(unit);
      else if (as === 'title') this.#ranks.set(unit, 0);
      else if (isHeading) this.#ranks.set(unit, this.#level(paragraph));
      else if (this.#isBold(paragraph, style, found.parts)) this.#bold.add(unit);
    }
  }

  #level(heading: XmlElement): number {
    const level = Number(attribute(this.#text, heading, 'text:outline-level') ?? 1);
    return Number.isInteger(level) && level > 0 ? level : 1;
  }

  /** A span around all of a paragraph is outside of its unit. */
  #isBold(paragraph: XmlElement, style: string, parts: readonly Part[]): boolean {
    const [only, more] = paragraph.children.filter(({ name }) => name === 'text:span');
    const isAll = only !== undefined && !more && only.innerEnd - only.innerStart > 0 && parts.every(isText);
    const isOuter = isAll && textAround(this.#text, paragraph, only).trim() === '';
    if (isOuter) return this.#styles.marks(attribute(this.#text, only, 'text:style-name') ?? '').includes('strong');
    return this.#styles.isBold(style) && parts.every(isText);
  }

  /** Counts the text: a document may hold pictures, but not more text than a text file. */
  #measure(paragraph: XmlElement): void {
    let markup = 0;
    for (const each of paragraph.children) markup += each.end - each.start - (each.innerEnd - each.innerStart);
    this.#length += paragraph.innerEnd - paragraph.innerStart - markup;
    if (this.#length > maxUploadBytes) {
      throw new Rejection('TooLarge', `The text has more than ${maxUploadBytes} characters, the limit (5 MiB).`);
    }
    this.#blank &&= !/[\p{L}\p{N}]/u.test(
      this.#text.slice(paragraph.innerStart, paragraph.innerEnd).replace(/<[^<>]*>/g, ''),
    );
  }

  #described(element: XmlElement): void {
    const value = textOf(this.#text, element);
    if (fileName.test(value.trim())) return;
    this.#add('attribute', { start: element.innerStart, end: element.innerEnd }, value, 'element');
  }

  #properties(root: XmlElement): void {
    for (const each of child(root, 'office:meta')?.children ?? []) {
      if (each.name !== 'dc:title' && each.name !== 'dc:subject') continue;
      const range = { start: each.innerStart, end: each.innerEnd };
      this.#add('metadata', range, textOf(this.#text, each), 'element');
    }
  }

  /** Reads the words of a list's labels, such as "Chapter ". */
  #labels(parent: XmlElement): void {
    for (const element of parent.children) {
      if (element.name === 'office:body' || element.name === 'office:master-styles') continue;
      if (/^text:(?:list-level-style-number|outline-level-style)$/.test(element.name)) this.#label(element);
      this.#labels(element);
    }
  }

  #label(level: XmlElement): void {
    const found = attributes(this.#text, level);
    for (const name of ['style:num-prefix', 'style:num-suffix', 'loext:num-list-format']) {
      const at = found.get(name);
      if (at) this.#add('attribute', at.range, at.value, 'label');
    }
  }

  #add(kind: UnitKind, range: Range, text: string, syntax: 'element' | 'label'): void {
    let id = 0;
    const nextId = () => ++id;
    const value = text.replace(/\s+/g, ' ');
    const parts: Part[] = value
      .split(/(%\d{1,2}%)/)
      .filter((piece) => piece !== '')
      .flatMap((piece) =>
        syntax === 'label' && /^%\d{1,2}%$/.test(piece)
          ? [{ type: 'placeholder' as const, id: nextId(), source: { raw: piece }, text: piece }]
          : protectedParts(piece, encodeXml, nextId),
      );
    if (!parts.some((part) => part.type === 'text' && hasLetters(part.value))) return;
    this.#units.push({ kind, range, parts, syntax });
    checkUnits(this.#units);
  }
}

function isText({ type }: Part): boolean {
  return type === 'text';
}

function textAround(source: string, outer: XmlElement, inner: XmlElement): string {
  return source.slice(outer.innerStart, inner.start) + source.slice(inner.end, outer.innerEnd);
}

/** Reads a heading as one text: its line breaks are only layout. */
function whole({ inline }: OdtParagraph): { range: Range; parts: Part[] }[] {
  const found = inline.finish();
  return found ? [found] : [];
}

/** Names the anchors within ranges, which are asked for in order; a translation has them before and after its text. */
function anchorsOf({ before, after }: OdtParagraph): (range: Range) => string {
  const [first, last] = [within(before), within(after)];
  return (range) =>
    encodeSyntax({ base: { start: range.start, end: range.start }, before: first(range), after: last(range) });
}

function within(places: readonly Range[]): (range: Range) => Range[] {
  let index = 0;
  return ({ start, end }) => {
    while (index < places.length && (places[index]?.start ?? 0) < start) index++;
    const from = index;
    while (index < places.length && (places[index]?.end ?? 0) <= end) index++;
    return places.slice(from, index);
  };
}
