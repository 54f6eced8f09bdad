import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Picture } from '../../../../../contracts/document.ts';
import type { OdtStyles } from '../../../../documents/formats/odt/styles.ts';
import { append } from '../../../../lib/append.ts';
import { attribute, type XmlElement } from '../../../../lib/xml/index.ts';
import { isPicture } from '../docx/blocks.ts';
import { OdtPhrasing } from './phrasing.ts';

/** Around blocks, and not a block itself. */
const transparent =
  /^(?:text:(?:section|index-body|index-title|table-of-content|[\w-]+-index|bibliography|numbered-paragraph)|draw:(?:frame|text-box|a|g|custom-shape|rect))$/;

interface ListPlace {
  style: string;
  /** From 0. */
  level: number;
}

/** Turns the blocks of a text into HTML. */
export class OdtBlocks {
  readonly #source: string;
  readonly #styles: OdtStyles;
  readonly #phrasing: OdtPhrasing;

  constructor(source: string, styles: OdtStyles, pictures: readonly Picture[]) {
    this.#source = source;
    this.#styles = styles;
    this.#phrasing = new OdtPhrasing(source, styles, pictures);
  }

  /** The bodies of the notes that the text has referred to, in order. */
  get notes(): readonly XmlElement[] {
    return this.#phrasing.notes;
  }

  read(parent: XmlElement, list?: ListPlace): ElementContent[] {
    const content: ElementContent[] = [];
    for (const element of parent.children) {
      if (element.name === 'text:p' || element.name === 'text:h') this.#paragraph(element, content);
      else if (element.name === 'text:list') append(content, this.#list(element, list));
      else if (element.name === 'table:table') content.push(this.#table(element));
      else if (transparent.test(element.name)) append(content, this.read(element, list));
    }
    return content;
  }

  #paragraph(element: XmlElement, content: ElementContent[]): void {
    const { inline, boxes } = this.#phrasing.read(element);
    const as = this.#styles.as(this.#style(element));
    const last = content.at(-1);
    if (inline.length > 0) {
      if (element.name === 'text:h' || as === 'title') content.push(h(`h${this.#level(element)}`, inline));
      else if (as === 'quote') {
        if (last?.type === 'element' && last.tagName === 'blockquote') last.children.push(h('p', inline));
        else content.push(h('blockquote', h('p', inline)));
      } else if (as === 'caption' && last?.type === 'element' && isPicture(last)) {
        content[content.length - 1] = h('figure', [...last.children, h('figcaption', inline)]);
      } else content.push(h('p', inline));
    }
    for (const box of boxes) {
      const inner = this.read(box);
      if (inner.length > 0) content.push(h('div', inner));
    }
  }

  #level(element: XmlElement): number {
    const level = Number(attribute(this.#source, element, 'text:outline-level') ?? 1);
    return Number.isInteger(level) ? Math.min(Math.max(level, 1), 6) : 1;
  }

  /** Numbered headings are items of lists too, but headings on a page. */
  #list(list: XmlElement, around: ListPlace | undefined): ElementContent[] {
    const style = attribute(this.#source, list, 'text:style-name') ?? around?.style ?? this.#listOfParagraph(list);
    const place = { style, level: around ? around.level + 1 : 0 };
    const items = list.children.filter(({ name }) => name === 'text:list-item' || name === 'text:list-header');
    const contents = items.map((item) => this.read(item, place));
    if (contents.some((content) => content.some(isHeading))) return contents.flat();
    const made = contents.filter((content) => content.length > 0).map((content) => h('li', unwrapped(content)));
    if (made.length === 0) return [];
    return [h(this.#styles.isOrdered(place.style, place.level) ? 'ol' : 'ul', made)];
  }

  #listOfParagraph(list: XmlElement): string {
    const paragraph = list.children[0]?.children.find(({ name }) => name === 'text:p');
    return (paragraph && this.#styles.list(this.#style(paragraph))) ?? '';
  }

  #table(table: XmlElement): Element {
    const rows: Element[] = [];
    const collect = (parent: XmlElement, isHeader: boolean) => {
      for (const each of parent.children) {
        if (each.name === 'table:table-row') rows.push(this.#row(each, isHeader));
        else if (/^table:table-(?:header-rows|rows|row-group)$/.test(each.name)) {
          collect(each, isHeader || each.name === 'table:table-header-rows');
        }
      }
    };
    collect(table, false);
    return h('table', h('tbody', rows));
  }

  #row(row: XmlElement, isHeader: boolean): Element {
    const cells = row.children
      .filter(({ name }) => name === 'table:table-cell')
      .map((cell) => {
        const span = (name: string) => Number(attribute(this.#source, cell, `table:number-${name}-spanned`) ?? 1);
        const spans = {
          ...(span('columns') > 1 ? { colSpan: span('columns') } : {}),
          ...(span('rows') > 1 ? { rowSpan: span('rows') } : {}),
        };
        return h(isHeader ? 'th' : 'td', spans, unwrapped(this.read(cell)));
      });
    return h('tr', cells);
  }

  #style(paragraph: XmlElement): string {
    return attribute(this.#source, paragraph, 'text:style-name') ?? '';
  }
}

function isHeading(node: ElementContent): boolean {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName);
}

/** The first paragraph of an item or a cell is its text, unless there is another. */
function unwrapped(content: ElementContent[]): ElementContent[] {
  const [first, ...rest] = content;
  const isOne = !rest.some((each) => each.type === 'element' && each.tagName === 'p');
  return first?.type === 'element' && first.tagName === 'p' && isOne ? [...first.children, ...rest] : content;
}
