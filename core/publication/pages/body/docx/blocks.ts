import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { dropCap } from '../../../../documents/formats/docx/drop-cap.ts';
import { readParagraph } from '../../../../documents/formats/docx/read-paragraph.ts';
import { isOn, type Styles } from '../../../../documents/formats/docx/styles.ts';
import { append } from '../../../../lib/append.ts';
import { attribute, child, type XmlElement } from '../../../../lib/xml/index.ts';
import type { Links } from './links.ts';
import { ListBuilder } from './list-builder.ts';
import type { Notes } from './notes.ts';
import type { Numbering } from './numbering.ts';
import { phrasing } from './phrasing.ts';

export interface Surroundings {
  styles: Styles;
  numbering: Numbering;
  notes: Notes;
  links: Links;
}

/** Around blocks, and no block itself. */
const transparent: ReadonlySet<string> = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:smartTag']);

/** Turns the blocks of one part into HTML. */
export class Blocks {
  readonly #source: string;
  readonly #around: Surroundings;

  constructor(source: string, around: Surroundings) {
    this.#source = source;
    this.#around = around;
  }

  read(parent: XmlElement): ElementContent[] {
    const lists = new ListBuilder();
    const content: ElementContent[] = [];
    let initial: string | undefined;
    for (const element of this.#flat(parent)) {
      if (element.name === 'w:tbl') {
        lists.end();
        if (initial !== undefined) content.push(h('p', initial));
        initial = undefined;
        content.push(this.#table(element));
        continue;
      }
      const cap = dropCap(this.#source, element);
      if (cap !== undefined) {
        if (initial !== undefined) content.push(h('p', initial));
        initial = cap;
        continue;
      }
      const inline = this.#inline(element);
      if (initial !== undefined) inline.unshift({ type: 'text', value: initial });
      initial = undefined;
      const place = this.#listPlace(element);
      if (inline.length > 0 && place) {
        const list = lists.add(inline, place);
        if (list) content.push(list);
      } else if (inline.length > 0) {
        lists.end();
        this.#add(element, inline, content);
      }
      append(content, this.#floating(element));
    }
    if (initial !== undefined) content.push(h('p', initial));
    return content;
  }

  #add(paragraph: XmlElement, inline: ElementContent[], content: ElementContent[]): void {
    const tag = this.#tag(paragraph);
    const as = tag === 'p' ? this.#around.styles.as(this.#style(paragraph)) : undefined;
    const last = content.at(-1);
    const block = h(tag, inline);
    if (as === 'quote') {
      if (last?.type === 'element' && last.tagName === 'blockquote') last.children.push(block);
      else content.push(h('blockquote', block));
    } else if (as === 'caption' && last?.type === 'element' && isPicture(last)) {
      content[content.length - 1] = h('figure', [...last.children, h('figcaption', inline)]);
    } else content.push(block);
  }

  *#flat(parent: XmlElement): Generator<XmlElement> {
    for (const element of parent.children) {
      if (element.name === 'w:p' || element.name === 'w:tbl') yield element;
      else if (transparent.has(element.name)) yield* this.#flat(element);
    }
  }

  #inline(paragraph: XmlElement): ElementContent[] {
    const { links, notes } = this.#around;
    const content = phrasing(this.#source, readParagraph(this.#source, paragraph), links, notes);
    return content.some((node) => node.type !== 'text' || node.value.trim() !== '') ? content : [];
  }

  /** The content of text boxes, after the paragraph that they are anchored in; of alternatives, the first. */
  #floating(paragraph: XmlElement): ElementContent[] {
    const boxes: XmlElement[] = [];
    const collect = (element: XmlElement) => {
      for (const each of element.children) {
        if (each.name === 'w:txbxContent') boxes.push(each);
        else if (each.name !== 'mc:Fallback') collect(each);
      }
    };
    collect(paragraph);
    return boxes.map((box) => h('div', this.read(box))).filter((box) => box.children.length > 0);
  }

  #table(table: XmlElement): Element {
    const rows = [...rowsOf(table)].map((row) => {
      const isHeader = isOn(this.#source, child(child(row, 'w:trPr'), 'w:tblHeader'));
      const cells = [...cellsOf(row)].map((cell) => {
        const span = Number(this.#value(child(child(cell, 'w:tcPr'), 'w:gridSpan')) ?? 1);
        const content = this.read(cell);
        const [only, more] = content;
        const inner = only?.type === 'element' && only.tagName === 'p' && !more ? only.children : content;
        return h(isHeader ? 'th' : 'td', span > 1 ? { colSpan: span } : {}, inner);
      });
      return h('tr', cells);
    });
    return h('table', h('tbody', rows));
  }

  #tag(paragraph: XmlElement): string {
    const properties = child(paragraph, 'w:pPr');
    const outline = this.#value(child(properties, 'w:outlineLvl'));
    const level =
      outline !== undefined && Number(outline) < 9
        ? Number(outline) + 1
        : this.#around.styles.level(this.#style(paragraph));
    if (level === undefined) return 'p';
    return `h${Math.min(Math.max(level, 1), 6)}`;
  }

  #listPlace(paragraph: XmlElement): { list: string; level: number; ordered: boolean } | undefined {
    const numbering = child(child(paragraph, 'w:pPr'), 'w:numPr');
    const styled = this.#around.styles.list(this.#style(paragraph));
    const list = this.#value(child(numbering, 'w:numId')) ?? styled?.list;
    if (list === undefined || list === '0' || this.#tag(paragraph) !== 'p') return undefined;
    const level = Number(this.#value(child(numbering, 'w:ilvl')) ?? styled?.depth ?? 0);
    return { list, level, ordered: this.#around.numbering.isOrdered(list, level) };
  }

  #style(paragraph: XmlElement): string | undefined {
    return this.#value(child(child(paragraph, 'w:pPr'), 'w:pStyle'));
  }

  #value(element: XmlElement | undefined): string | undefined {
    return element && attribute(this.#source, element, 'w:val');
  }
}

/** A paragraph of pictures alone. */
export function isPicture({ tagName, children }: Element): boolean {
  return (
    tagName === 'p' &&
    children.some((each) => each.type === 'element') &&
    children.every((each) => (each.type === 'text' ? each.value.trim() === '' : isImage(each)))
  );
}

function isImage(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'img' || (node.tagName === 'a' && node.children.every(isImage)));
}

function* rowsOf(table: XmlElement): Generator<XmlElement> {
  for (const element of descendantsOutsideTables(table)) if (element.name === 'w:tr') yield element;
}

function* cellsOf(row: XmlElement): Generator<XmlElement> {
  for (const element of descendantsOutsideTables(row)) if (element.name === 'w:tc') yield element;
}

/** Rows and cells, also those in content controls, but not those of a table within a cell. */
function* descendantsOutsideTables(parent: XmlElement): Generator<XmlElement> {
  for (const element of parent.children) {
    yield element;
    if (transparent.has(element.name)) yield* descendantsOutsideTables(element);
  }
}
