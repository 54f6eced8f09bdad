import type { Range } from '../../../../contracts/document.ts';
import { attribute, child, decodeXml, descendants, encodeXml, type XmlElement } from '../../../lib/xml/index.ts';
import { Inline } from '../inline.ts';
import type { OdtStyles } from './styles.ts';

/** Places in the text that readers do not see; a translation has them before its text, or after it. */
const before: ReadonlySet<string> = new Set([
  'text:bookmark',
  'text:bookmark-start',
  'text:reference-mark',
  'text:reference-mark-start',
  'text:toc-mark',
  'text:toc-mark-start',
  'text:alphabetical-index-mark',
  'text:alphabetical-index-mark-start',
  'text:user-index-mark',
  'text:user-index-mark-start',
]);
const after: ReadonlySet<string> = new Set([
  'text:bookmark-end',
  'text:reference-mark-end',
  'text:toc-mark-end',
  'text:alphabetical-index-mark-end',
  'text:user-index-mark-end',
]);

/** Elements around text of the author's, whose meaning a rendition must keep. */
const wrappers: ReadonlySet<string> = new Set([
  'text:a',
  'text:meta',
  'text:meta-field',
  'text:title',
  'text:subject',
  'text:placeholder',
  'text:text-input',
  'loext:content-control',
]);

/** Things that are anchored in a paragraph, and not part of its text. */
const anchored = /^(?:draw|dr3d|office|form):|^text:tab$/;

/** What an element is to a paragraph. */
export type OdtInline = 'space' | 'break' | 'unseen' | 'before' | 'after' | 'span' | 'wrapper' | 'ruby' | 'whole';

export function inlineKind({ name }: XmlElement): OdtInline {
  if (name === 'text:s') return 'space';
  if (name === 'text:line-break') return 'break';
  if (name === 'text:soft-page-break') return 'unseen';
  if (before.has(name)) return 'before';
  if (after.has(name)) return 'after';
  if (name === 'text:span') return 'span';
  if (name === 'text:ruby') return 'ruby';
  return wrappers.has(name) ? 'wrapper' : 'whole';
}

/** A paragraph's content, and the anchors in it. */
export interface OdtParagraph {
  inline: Inline;
  before: Range[];
  after: Range[];
}

export function readOdtParagraph(source: string, paragraph: XmlElement, styles: OdtStyles): OdtParagraph {
  const reader = new ParagraphReader(source, styles);
  reader.content(paragraph);
  return reader;
}

class ParagraphReader implements OdtParagraph {
  readonly inline = new Inline(encodeXml, { collapse: false, outside: () => true });
  readonly before: Range[] = [];
  readonly after: Range[] = [];
  readonly #source: string;
  readonly #styles: OdtStyles;
  /** Things anchored here, not yet known to be within the text. */
  #waiting: { range: Range; text: string }[] = [];
  #begun = false;
  #said = false;
  /** White space goes on over markup (ODF 1.3, part 3: 6.1.2). */
  #afterSpace = true;

  constructor(source: string, styles: OdtStyles) {
    this.#source = source;
    this.#styles = styles;
  }

  content(parent: XmlElement): void {
    let done = parent.innerStart;
    for (const each of parent.children) {
      this.#text(done, each.start);
      this.#element(each);
      done = each.end;
    }
    this.#text(done, parent.innerEnd);
  }

  #element(element: XmlElement): void {
    const { start, end } = element;
    const range = { start, end };
    switch (inlineKind(element)) {
      case 'unseen':
        return;
      case 'space':
        // Indents a line of its own, which stays outside of the text.
        if (this.#said) this.#say(spacesOf(this.#source, element), start, end);
        this.#afterSpace = !this.#said;
        return;
      case 'break':
        this.#flush();
        this.inline.lineBreak(range);
        this.#afterSpace = true;
        this.#said = false;
        return;
      case 'before':
        this.before.push(range);
        return;
      case 'after':
        this.after.push(range);
        return;
      case 'span':
      case 'wrapper':
        this.#wrapped(element);
        return;
      case 'ruby':
        this.#ruby(element);
        return;
      case 'whole':
        this.#waiting.push({ range, text: readingOfElement(this.#source, element) });
        // A field or a note stands where it stands; a picture may as well be before or after the text.
        if (!anchored.test(element.name)) this.#begin();
    }
  }

  #wrapped(element: XmlElement): void {
    const { name, start, end, innerStart, innerEnd } = element;
    // White space does not count where a line begins.
    if (isEmpty(element, this.#said ? undefined : this.#source)) {
      for (const each of element.children) this.#element(each);
      return;
    }
    this.#begin();
    const style = name === 'text:span' ? (attribute(this.#source, element, 'text:style-name') ?? '') : undefined;
    this.inline.open(name, { start, end: innerStart }, style === undefined ? undefined : this.#styles.look(style));
    this.content(element);
    this.#flush();
    this.inline.close(name, { start: innerEnd, end });
  }

  /** A translation does without the reading aid: it belongs to the source's script. */
  #ruby(ruby: XmlElement): void {
    const base = child(ruby, 'text:ruby-base');
    if (!base || isEmpty(base)) return;
    this.#begin();
    this.inline.open(ruby.name, { start: ruby.start, end: base.innerStart }, unseenLook);
    this.content(base);
    this.#flush();
    this.inline.close(ruby.name, { start: base.innerEnd, end: ruby.end });
  }

  #text(from: number, to: number): void {
    if (from >= to) return;
    const written = this.#source.slice(from, to);
    if (!/[\s&<\u00ad]/.test(written)) this.#say(written, from, to);
    else if (written.includes('<')) this.#spaced(decodeXml(written), from, to);
    else {
      for (const { 0: piece, index } of written.matchAll(pieces)) {
        const at = from + index;
        if (/^[ \t\r\n]/.test(piece)) this.#spaced(' ', at, at + piece.length);
        else this.#say(decodeXml(piece).replaceAll('\u00ad', ''), at, at + piece.length);
      }
    }
  }

  #spaced(text: string, from: number, to: number): void {
    const collapsed = text.replace(/[ \t\r\n]+/g, ' ');
    this.#say(this.#afterSpace ? collapsed.replace(/^ /, '') : collapsed, from, to);
  }

  #say(text: string, from: number, to: number): void {
    if (text === '') return;
    if (text.trim() !== '') {
      this.#begin();
      this.#said = true;
    }
    this.inline.text(text, from, to);
    this.#afterSpace = text.endsWith(' ');
  }

  /** Things that are anchored before the text stay there. */
  #begin(): void {
    if (!this.#begun) this.#waiting = this.#waiting.filter(({ range }) => !anchored.test(nameAt(this.#source, range)));
    this.#begun = true;
    this.#flush();
  }

  #flush(): void {
    if (!this.#begun) return;
    for (const { range, text } of this.#waiting) {
      this.inline.placeholder(range, text === '' ? {} : { text });
      this.#afterSpace = false;
      this.#said = true;
    }
    this.#waiting = [];
  }
}

/** Whether there is nothing in an element that readers see. @param blank the source, if white space is nothing. */
function isEmpty({ innerStart, innerEnd, children }: XmlElement, blank?: string): boolean {
  const isNothing = (each: XmlElement) => {
    const kind = inlineKind(each);
    if (/^text:(?:span|a)$/.test(each.name)) return isEmpty(each, blank);
    return /^(?:before|after|unseen)$/.test(kind) || (kind === 'space' && blank !== undefined);
  };
  const isBetween = (from: number, to: number) => from === to || blank?.slice(from, to).trim() === '';
  let at = innerStart;
  for (const each of children) {
    if (!isBetween(at, each.start) || !isNothing(each)) return false;
    at = each.end;
  }
  return isBetween(at, innerEnd);
}

const unseenLook = { key: '', mayBeBox: false, showsOnSpace: false };

const pieces = /[ \t\r\n]+|&[^;&]{0,20};?|[^ \t\r\n&]+/g;

function nameAt(source: string, { start }: Range): string {
  return source.slice(start + 1, start + 9);
}

/** `<text:s text:c="3"/>` is three spaces. */
export function spacesOf(source: string, element: XmlElement): string {
  const count = Number(attribute(source, element, 'text:c') ?? 1);
  return ' '.repeat(Number.isInteger(count) ? Math.min(Math.max(count, 1), mostSpaces) : 1);
}

/** More are not on a page. */
const mostSpaces = 200;

/** What readers see of an element that is kept whole: a tab is white space, a note its number only. */
export function readingOfElement(source: string, element: XmlElement): string {
  if (element.name === 'text:tab') return ' ';
  if (element.name === 'text:note' || anchored.test(element.name)) return '';
  const inner = [...descendants(element)];
  return inner.length > 0 ? '' : decodeXml(source.slice(element.innerStart, element.innerEnd));
}
