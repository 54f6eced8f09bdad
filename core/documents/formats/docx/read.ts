import type { UnitKind } from '../../../../contracts/document.ts';
import { Rejection } from '../../../../contracts/failures.ts';
import { maxUploadBytes } from '../../../../contracts/limits.ts';
import { append } from '../../../lib/append.ts';
import { attribute, child, descendants, parseXml, textOf, type XmlElement } from '../../../lib/xml/index.ts';
import type { DraftUnit, Parsed } from '../format.ts';
import { docxAttributeUnits, labelUnits, propertyUnits } from './attribute-units.ts';
import { type BundledPart, unbundle } from './bundle.ts';
import { dropCap } from './drop-cap.ts';
import { stylesOf } from './hidden.ts';
import type { DocxItem } from './item.ts';
import { paragraphUnit } from './paragraph-unit.ts';
import { readParagraph } from './read-paragraph.ts';
import type { Styles } from './styles.ts';
import { orUnreadable } from './unreadable.ts';

/** Finds the units of a bundle of parts. */
export function readDocx(text: string): Parsed {
  const parts = unbundle(text);
  const reader = new DocxReader(text, stylesOf(parts));
  for (const part of parts) reader.read(part);
  return reader.finish();
}

/** Elements that are not read: deleted stretches, and records of properties before a change. */
const notRead: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w:sectPrChange', 'w:pPrChange']);

class DocxReader {
  readonly #text: string;
  readonly #styles: Styles;
  readonly #units: DraftUnit[] = [];
  readonly #ranks = new Map<DraftUnit, number>();
  readonly #bold = new Set<DraftUnit>();
  readonly #aside = new Set<DraftUnit>();
  #blank = true;
  /** Length of text in the markup, in UTF-16 code units. */
  #length = 0;

  constructor(text: string, styles: Styles) {
    this.#text = text;
    this.#styles = styles;
  }

  read({ role, name, start, end }: BundledPart): void {
    const tree = () => this.#measured(orUnreadable(() => parseXml(this.#text, start, end), `"${name}"`));
    const where = `"${name}"`;
    if (['main', 'header', 'footer', 'notes'].includes(role)) {
      orUnreadable(() => this.#blocks(tree(), 'paragraph', role === 'main'), where);
    } else if (role === 'numbering' || role === 'core-properties') {
      const read = role === 'numbering' ? labelUnits : propertyUnits;
      const found = orUnreadable(() => [...descendants(tree())].flatMap((each) => read(this.#text, each)), where);
      for (const unit of found) this.#units.push(unit);
    }
  }

  /** Counts the text: a Word document may hold pictures, but not more text than a text file. */
  #measured(root: XmlElement): XmlElement {
    for (const { name, innerStart, innerEnd } of descendants(root)) {
      if (name === 'w:t') this.#length += innerEnd - innerStart;
    }
    if (this.#length > maxUploadBytes) {
      throw new Rejection('TooLarge', `The text has more than ${maxUploadBytes} characters, the limit (5 MiB).`);
    }
    return root;
  }

  finish(): Parsed {
    if (this.#blank) throw new Rejection('EmptyDocument', 'The document does not contain any text.');
    return { units: this.#units, look: { ranks: this.#ranks, bold: this.#bold, aside: this.#aside } };
  }

  /** @param kind of paragraphs that do not name their own. */
  #blocks(parent: XmlElement, kind: UnitKind, main: boolean): void {
    for (const [index, element] of parent.children.entries()) {
      if (notRead.has(element.name)) continue;
      append(this.#units, docxAttributeUnits(this.#text, element));
      if (element.name === 'w:p') {
        const initial = this.#initial(parent.children[index - 1], element);
        if (!this.#initial(element, parent.children[index + 1])) this.#paragraph(element, kind, main, initial);
      } else if (element.name === 'w:t' && this.#blank)
        this.#blank = !/[\p{L}\p{N}]/u.test(textOf(this.#text, element));
      // Text that floats beside the body cannot be its title.
      const floating = element.name === 'w:txbxContent';
      const inner = element.name === 'w:tc' ? 'cell' : floating ? 'paragraph' : kind;
      this.#blocks(element, inner, main && !floating);
    }
  }

  /** Returns the drop cap of a paragraph, if the one directly before it is that. */
  #initial(before: XmlElement | undefined, paragraph: XmlElement | undefined) {
    if (before?.name !== 'w:p' || paragraph?.name !== 'w:p' || before.end !== paragraph.start) return undefined;
    const text = dropCap(this.#text, before);
    if (text === undefined || dropCap(this.#text, paragraph) !== undefined) return undefined;
    if (!readParagraph(this.#text, paragraph).some(({ type }) => type === 'text')) return undefined;
    return { text, start: before.start, end: before.end };
  }

  #paragraph(
    paragraph: XmlElement,
    around: UnitKind,
    main: boolean,
    initial: { text: string; start: number; end: number } | undefined,
  ): void {
    const items = readParagraph(this.#text, paragraph);
    const found = paragraphUnit(items, initial);
    if (!found) return;
    const properties = child(paragraph, 'w:pPr');
    const style = this.#value(child(properties, 'w:pStyle'));
    const outline = this.#value(child(properties, 'w:outlineLvl'));
    const level = outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : this.#styles.level(style);
    const unit: DraftUnit = { ...found, kind: level !== undefined ? 'heading' : this.#kind(properties, style, around) };
    this.#units.push(unit);
    if (!main) this.#aside.add(unit);
    else if (level !== undefined) this.#ranks.set(unit, level);
    else if (this.#isBold(items, style)) this.#bold.add(unit);
  }

  #kind(properties: XmlElement | undefined, style: string | undefined, around: UnitKind): UnitKind {
    if (around !== 'paragraph') return around;
    if (this.#styles.as(style) === 'caption') return 'caption';
    const list = this.#value(child(child(properties, 'w:numPr'), 'w:numId'));
    const numbered = list === undefined ? this.#styles.list(style) !== undefined : list !== '0';
    return numbered ? 'list-item' : 'paragraph';
  }

  #isBold(items: readonly DocxItem[], style: string | undefined): boolean {
    const bold = this.#styles.bold(style);
    return items.every((item) => {
      if (item.type !== 'text' || item.value.trim() === '') return true;
      const said = /<w:b(?: w:val="(\w+)")?\/>/.exec(item.format.key);
      return said ? !/^(?:0|false|off)$/.test(said[1] ?? '') : bold;
    });
  }

  #value(element: XmlElement | undefined): string | undefined {
    return element && attribute(this.#text, element, 'w:val');
  }
}
