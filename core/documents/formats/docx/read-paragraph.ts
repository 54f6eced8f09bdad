import type { Range } from '../../../../contracts/document.ts';
import { attribute, child, descendants, textOf, type XmlElement } from '../../../lib/xml/index.ts';
import { isKeptField } from './fields.ts';
import { formula, formulaText } from './formula.ts';
import type { DocxItem, OpenItem } from './item.ts';
import { readRun, textOfRun } from './read-run.ts';

/** Elements around runs whose meaning a rendition must keep. */
const wrappers: ReadonlySet<string> = new Set(['w:hyperlink', 'w:customXml', 'w:dir', 'w:bdo', 'w:ins', 'w:moveTo']);

/** Elements that readers do not see, dropped when a paragraph is rewritten: results of the spelling checker. */
const noise: ReadonlySet<string> = new Set(['w:pPr', 'w:proofErr']);

const before = /^w:(?:bookmark|commentRange|perm|moveFromRange|moveToRange|customXml\w+Range)Start$/;
const after = /^w:(?:bookmark|commentRange|perm|moveFromRange|moveToRange|customXml\w+Range)End$/;

interface Field {
  start: number;
  parent: XmlElement;
  code: string;
  /** Absent while the field's code is being read. */
  open?: OpenItem;
}

/** Returns the items of a paragraph; empty if its fields and its elements cross, which programs read differently. */
export function readParagraph(source: string, paragraph: XmlElement): DocxItem[] {
  const reader = new ParagraphReader(source);
  reader.content(paragraph);
  return reader.crossed ? [] : reader.items;
}

class ParagraphReader {
  readonly items: DocxItem[] = [];
  crossed = false;
  readonly #source: string;
  readonly #fields: Field[] = [];
  #top: Range = { start: 0, end: 0 };
  #depth = 0;
  /** Fields whose code is being read. */
  #codes = 0;

  constructor(source: string) {
    this.#source = source;
  }

  content(parent: XmlElement): void {
    for (const element of parent.children) {
      if (this.#depth === 0) this.#top = { start: element.start, end: element.end };
      this.#depth++;
      this.#element(element, parent);
      this.#depth--;
    }
    this.#leave(parent);
  }

  #element(element: XmlElement, parent: XmlElement): void {
    const { name, start, end, innerStart, innerEnd } = element;
    if (noise.has(name)) return;
    if (name === 'w:r') this.#run(element, parent);
    // Everything inside a field's code belongs to the code.
    else if (this.#inCode()) return;
    else if (before.test(name))
      this.items.push({ type: 'anchor', source: { start, end }, side: 'before', top: this.#top });
    else if (after.test(name))
      this.items.push({ type: 'anchor', source: { start, end }, side: 'after', top: this.#top });
    else if (name === 'w:smartTag') this.content(element);
    else if (wrappers.has(name)) this.#wrapped(element, { start, end: innerStart }, { start: innerEnd, end });
    else if (name === 'w:fldSimple' && !isKeptField(attribute(this.#source, element, 'w:instr') ?? '')) {
      this.#wrapped(element, { start, end: innerStart }, { start: innerEnd, end });
    } else if (name === 'w:sdt') {
      const inner = child(element, 'w:sdtContent');
      if (inner) this.#wrapped(inner, { start, end: inner.innerStart }, { start: inner.innerEnd, end });
      else this.#whole({ start, end });
    } else if (name === 'm:oMath' || name === 'm:oMathPara') {
      this.#whole({ start, end }, formulaText(formula(this.#source, element)));
    } else this.#whole({ start, end }, name === 'w:fldSimple' ? this.#reading(element) : '');
  }

  #wrapped(element: XmlElement, start: Range, end: Range): void {
    const open: OpenItem = { type: 'open', source: start, top: this.#top };
    this.items.push(open);
    this.content(element);
    const close: DocxItem = { type: 'close', source: end, open, top: this.#top };
    open.close = close;
    this.items.push(close);
  }

  #run(run: XmlElement, parent: XmlElement): void {
    const marks = run.children.filter(({ name }) => name === 'w:fldChar');
    if (marks.length > 0 || run.children.some(({ name }) => name === 'w:instrText')) this.#fieldRun(run, parent);
    else if (!this.#inCode()) {
      for (const item of readRun(this.#source, run)) this.items.push({ ...item, top: this.#top });
    }
  }

  #fieldRun(run: XmlElement, parent: XmlElement): void {
    const range = { start: run.start, end: run.end };
    const kinds = run.children.flatMap((each) =>
      each.name === 'w:fldChar' ? [attribute(this.#source, each, 'w:fldCharType')] : [],
    );
    // A whole field in one run, as some programs write page numbers.
    if (kinds.at(0) === 'begin' && kinds.at(-1) === 'end') {
      if (!this.#inCode()) this.#whole(range, this.#reading(run));
      return;
    }
    if (kinds.length > 1 && kinds.join() !== 'begin,separate') this.crossed = true;
    const field = this.#fields.at(-1);
    const [kind] = kinds;
    if (kind === 'begin') {
      this.#fields.push({ start: run.start, parent, code: '' });
      this.#codes++;
    }
    // Part of a field that began in an earlier paragraph, or misplaced code.
    else if (!field || (field.open && kind !== 'end')) {
      if (!this.#inCode()) this.#whole(range);
    } else if (field.parent !== parent) this.crossed = true;
    this.#code(run);
    if (kinds.at(-1) === 'separate' && this.#fields.length > 0) this.#separate(range);
    else if (kind === 'end' && field) this.#end(range);
  }

  #code(run: XmlElement): void {
    const field = this.#fields.at(-1);
    if (!field || field.open) return;
    for (const each of run.children) if (each.name === 'w:instrText') field.code += textOf(this.#source, each);
  }

  #separate({ end }: Range): void {
    const field = this.#fields.at(-1);
    if (!field || field.open) return;
    this.#codes--;
    field.open = { type: 'open', source: { start: field.start, end }, top: this.#around(field) };
    if (!this.#inCode()) this.items.push(field.open);
  }

  #end(range: Range): void {
    const field = this.#pop();
    if (!field || this.#inCode()) return;
    const { open, code, start } = field;
    if (!open) {
      this.#whole({ start, end: range.end });
      return;
    }
    if (isKeptField(code)) {
      const result = this.items.splice(this.items.lastIndexOf(open));
      const text = result.map((item) => (item.type === 'text' ? item.value : item.type === 'whole' ? item.text : ''));
      this.#whole({ start, end: range.end }, text.join(''));
      return;
    }
    const close: DocxItem = { type: 'close', source: range, open, top: this.#top };
    open.close = close;
    this.items.push(close);
  }

  /**
   * Handles fields that do not end within the element where they began: keeps their begin whole, as their end will be.
   */
  #leave(parent: XmlElement): void {
    for (let field = this.#fields.at(-1); field?.parent === parent; field = this.#fields.at(-1)) {
      this.#pop();
      // A rendition does not have the tag, so the field would go on.
      if (parent.name === 'w:smartTag') this.crossed = true;
      if (!field.open && !this.#inCode()) this.#whole({ start: field.start, end: parent.innerEnd });
    }
  }

  /** Returns the range of the paragraph's children around an element; a field has several. */
  #around({ start }: { start: number }): Range {
    return { start: Math.min(start, this.#top.start), end: this.#top.end };
  }

  #pop(): Field | undefined {
    const field = this.#fields.pop();
    if (field && !field.open) this.#codes--;
    return field;
  }

  #inCode(): boolean {
    return this.#codes > 0;
  }

  #whole(source: Range, text = ''): void {
    this.items.push({ type: 'whole', source, text, top: this.#around(source) });
  }

  #reading(element: XmlElement): string {
    let text = '';
    for (const each of descendants(element)) if (each.name === 'w:t') text += textOfRun(this.#source, each);
    return text;
  }
}
