import type { Range, UnitKind } from '../../../../contracts/document.ts';
import { Rejection } from '../../../../contracts/failures.ts';
import { maxNesting } from '../../../../contracts/limits.ts';
import { append } from '../../../lib/append.ts';
import { defined } from '../../../lib/defined.ts';
import { escapeMarkup } from '../../../lib/xml/index.ts';
import { checkUnits } from '../check-units.ts';
import type { DraftUnit, Parsed } from '../format.ts';
import { Inline } from '../inline.ts';
import { htmlAttributeUnits, metaNames } from './attribute-units.ts';
import { decoded } from './decode.ts';
import { isInline, optionalEnd, sharedTitles, voidElements, withTextAttributes } from './elements.ts';
import { isKept, isKeptByAuthor, KeptRegion } from './kept-region.ts';
import { isLinkedData, linkedData } from './linked-data.ts';
import { languageOf, lookOfTag } from './look.ts';
import { OpenFormatting } from './open-formatting.ts';
import { type HtmlToken, readTokens, type TagToken } from './tokens.ts';

/**
 * The fewest characters for an element, on average over a long text; each element takes a KB in the page's trees.
 * Tables of figures have one in ten characters, articles one in forty.
 */
const elementLength = 25;

/**
 * The result of reading HTML. `unclosed` names a kept element that did not end within the text (a Markdown document
 * continues after it).
 */
export interface HtmlRead extends Parsed {
  unclosed?: string;
}

/** What an HTML text is part of. */
interface HtmlPlace {
  /** Whether the whole text is a title: line breaks do not divide a title. */
  isTitle?: boolean;
  /** Whether it may have tags and placeholders of translation catalogues, such as `<0>`. */
  inCatalogue?: boolean;
  /** Whether it is a page, with data about it. */
  isPage?: boolean;
}

/**
 * Finds the units of an HTML text or of a part of one.
 *
 * @param offset where the text begins in the document that it is part of.
 */
export function readHtml(html: string, offset = 0, place: HtmlPlace = {}): HtmlRead {
  const reader = new HtmlReader(html, offset, place);
  readTokens(html, (token) => reader.take(token));
  return reader.finish();
}

class HtmlReader {
  readonly #html: string;
  readonly #offset: number;
  readonly #isTitle: boolean;
  readonly #inCatalogue: boolean;
  readonly #isPage: boolean;
  readonly #units: DraftUnit[] = [];
  readonly #blocks = new OpenBlocks();
  readonly #formatting = new OpenFormatting();
  #inline: Inline | undefined;
  #kept: KeptRegion | undefined;
  /** Where linked data begins. */
  #data: number | undefined;
  /** Of the page, as its root or its body says. */
  #language: string | undefined;
  /** The element whose text becomes the next unit. */
  #block = 'body';
  #title: DraftUnit | undefined;
  /** The title under which a page is shared, and its place among their kinds. */
  #shared: { unit: DraftUnit; place: number } | undefined;
  readonly #ranks = new Map<DraftUnit, number>();
  readonly #bold = new Set<DraftUnit>();
  readonly #aside = new Set<DraftUnit>();
  /** The current block's rank, if its tag has one. */
  #marked: number | undefined;
  readonly #mostElements: number;
  #elements = 0;
  /** Only a `<title>`'s content is read as text alone. */
  #inTitle = false;

  constructor(html: string, offset: number, { isTitle = false, inCatalogue = false, isPage = false }: HtmlPlace) {
    this.#html = html;
    this.#offset = offset;
    this.#isTitle = isTitle;
    this.#inCatalogue = inCatalogue;
    this.#isPage = isPage;
    this.#mostElements = 100_000 + Math.floor(html.length / elementLength);
  }

  take(token: HtmlToken): void {
    this.#formatting.take(token);
    if (this.#kept) {
      const where = this.#kept.take(token);
      if (where === 'inside') return;
      if (where === 'last') this.#endData(token.start);
      this.#endKept(where === 'last' ? token.end : token.start);
      if (where === 'last') return;
    }
    if (token.type === 'text') this.#text(token.source, token.start);
    else if (token.type === 'other') this.#other(token);
    else if (token.type === 'start') this.#start(token);
    else this.#end(token);
  }

  finish(): HtmlRead {
    this.#formatting.check(this.#html);
    const unclosed = this.#kept?.name;
    if (this.#kept) this.#endKept(this.#html.length);
    this.#flush();
    return {
      units: this.#units,
      ...this.#marks(),
      look: { ranks: this.#ranks, bold: this.#bold, aside: this.#aside },
      ...defined({ unclosed }),
    };
  }

  #marks(): Pick<Parsed, 'title'> {
    const shared = this.#shared?.unit;
    if (shared) return { title: { unit: shared, from: 'title-element', ...defined({ page: this.#title }) } };
    return this.#title ? { title: { unit: this.#title, from: 'title-element', page: this.#title } } : {};
  }

  #text(source: string, start: number): void {
    let done = 0;
    for (const { 0: tag, 1: name = '', 2: empty, index } of this.#inCatalogue ? source.matchAll(numbered) : []) {
      this.#plain(source.slice(done, index), start + done);
      done = index + tag.length;
      const range = this.#range({ start: start + index, end: start + done });
      if (empty === '/') this.#content().placeholder(range);
      else this.#content().open(name, range);
    }
    this.#plain(source.slice(done), start + done);
  }

  #plain(source: string, start: number): void {
    if (source === '') return;
    for (const stretch of decoded(source, this.#at(start)))
      this.#content().text(stretch.value, stretch.start, stretch.end);
  }

  /** Takes what readers do not see; HTML reads the end of a numbered tag as a comment. */
  #other(token: Range): void {
    const name = this.#inCatalogue
      ? /^<\/(\d{1,3})\s?>$/.exec(this.#html.slice(token.start, token.end))?.[1]
      : undefined;
    if (name === undefined) this.#inline?.unseen(this.#range(token));
    else this.#content().close(name, this.#range(token));
  }

  #start(token: TagToken): void {
    const { name, tag } = token;
    if (++this.#elements > this.#mostElements) {
      throw new Rejection('TooDense', `The HTML has more than ${this.#mostElements} elements for its length.`);
    }
    const isVoid = voidElements.has(name) || tag.selfClosing;
    if (name === 'html' || name === 'body') this.#language ??= languageOfTag(tag);
    if (!isInline(name)) this.#flush();
    if (isKept(token)) {
      if (withTextAttributes.has(name) && !isKeptByAuthor(tag))
        append(this.#units, htmlAttributeUnits(this.#html, tag, this.#offset));
      if (this.#isPage && isLinkedData(tag)) this.#data = token.end;
      if (!isVoid) this.#kept = new KeptRegion(token);
      else if (isInline(name)) this.#content().placeholder(this.#range(token));
      return;
    }
    const attributes = htmlAttributeUnits(this.#html, tag, this.#offset);
    append(this.#units, attributes);
    if (name === 'meta' && attributes[0]) this.#share(attributes[0], metaNames(tag));
    if (!isInline(name)) {
      this.#block = name;
      this.#marked = markedRank(tag);
      this.#inTitle = name === 'title';
      if (!voidElements.has(name)) this.#blocks.open(name);
    } else if (isVoid) {
      if (name === 'br') this.#content().lineBreak(this.#range(token));
      else this.#content().placeholder(this.#range(token));
    } else {
      this.#content().open(name, this.#range(token), lookOfTag(tag, this.#language));
      this.#checkDepth();
    }
  }

  #share(unit: DraftUnit, names: readonly string[]): void {
    const place = sharedTitles.findIndex((each) => names.includes(each));
    if (place < 0 || (this.#shared && this.#shared.place <= place)) return;
    this.#shared = { unit, place };
  }

  #end(token: TagToken): void {
    if (isInline(token.name)) {
      this.#inline?.close(token.name, this.#range(token));
      return;
    }
    this.#flush();
    this.#inTitle = false;
    this.#blocks.close(token.name);
    this.#block = this.#blocks.innermost;
    this.#marked = undefined;
  }

  #endData(end: number): void {
    if (this.#data === undefined) return;
    const { units, headline } = linkedData(this.#html.slice(this.#data, end), this.#at(this.#data));
    this.#data = undefined;
    append(this.#units, units);
    checkUnits(this.#units);
    if (headline) this.#share(headline, ['headline']);
  }

  #endKept(end: number): void {
    const region = this.#kept;
    this.#kept = undefined;
    if (!region || !isInline(region.name)) return;
    const range = { start: this.#at(region.start), end: this.#at(end) };
    if (region.isSeen) this.#content().placeholder(range, { text: region.text });
    else this.#content().unseen(range);
  }

  #content(): Inline {
    this.#inline ??= new Inline(escapeMarkup, {
      collapse: true,
      outside: () => true,
      wordLike: this.#inCatalogue,
    });
    return this.#inline;
  }

  #flush(): void {
    const content = this.#inline;
    this.#inline = undefined;
    if (!content) return;
    const kind = this.#inTitle ? 'title' : kindOf(this.#block, this.#blocks.has('figcaption'));
    const isOne = this.#isTitle || kind === 'heading' || kind === 'title' || this.#marked !== undefined;
    for (const found of isOne ? whole(content, kind) : content.finishLines(kind)) {
      const unit: DraftUnit = { ...found, syntax: 'html' };
      this.#units.push(unit);
      checkUnits(this.#units);
      this.#look(unit);
    }
  }

  #look(unit: DraftUnit): void {
    if (this.#inTitle) this.#title ??= unit;
    const rank = this.#marked ?? (unit.kind === 'heading' ? Number(this.#block.slice(1)) : undefined);
    if (this.#blocks.isAside) this.#aside.add(unit);
    else if (rank !== undefined) this.#ranks.set(unit, rank);
    else if (unit.range && isBold(this.#html, unit.range.start - this.#offset)) this.#bold.add(unit);
  }

  #checkDepth(): void {
    if (this.#blocks.depth + (this.#inline?.depth ?? 0) > maxNesting) {
      throw new Rejection('TooDeeplyNested', `The HTML nests deeper than ${maxNesting} elements.`);
    }
  }

  #range({ start, end }: Range): Range {
    return { start: this.#at(start), end: this.#at(end) };
  }

  #at(position: number): number {
    return this.#offset + position;
  }
}

/** The beginning of a numbered tag, which is text in HTML. */
const numbered = /<(\d{1,3})\s?(\/?)>/g;

function languageOfTag(tag: TagToken['tag']): string | undefined {
  const said = tag.attrs.find(({ name }) => name === 'lang');
  return said && languageOf(said.value);
}

/** Elements beside the text of a page. */
const asides = ['nav', 'footer', 'aside', 'form', 'dialog', 'figure'];

/** Classes that mark the title of a text: from Word, from Google Docs, and those of headlines in feeds. */
const titleClasses = new Map([
  ['msotitle', 0],
  ['title', 0],
  ['entry-title', 1],
  ['post-title', 1],
  ['article-title', 1],
  ['headline', 1],
  ['p-name', 1],
]);

function markedRank({ tagName, attrs }: TagToken['tag']): number | undefined {
  if (attrs.length === 0 || /^(?:body|html|main|article|section|header|table|ul|ol)$/.test(tagName)) return undefined;
  const names =
    attrs
      .find(({ name }) => name === 'class')
      ?.value.toLowerCase()
      .split(/\s+/) ?? [];
  for (const name of names) {
    const rank = titleClasses.get(name);
    if (rank !== undefined && (rank > 0 || tagName === 'p')) return rank;
  }
  return attrs.some(({ name, value }) => name === 'itemprop' && value === 'headline') ? 1 : undefined;
}

/** Whether a text begins inside bold markup that is outside of its unit, and so around all of it. */
function isBold(html: string, start: number): boolean {
  return /<(?:b|strong)(?:\s[^<>]{0,200})?>\s{0,20}(?:<[a-z][^<>]{0,200}>\s{0,20}){0,4}$/i.test(
    html.slice(Math.max(0, start - 400), start),
  );
}

/** The open blocks, judged by their tags. */
class OpenBlocks {
  readonly #names: string[] = [];
  readonly #counts = new Map<string, number>();

  /** Whether the current text is beside the main text. */
  get isAside(): boolean {
    return asides.some((name) => this.has(name));
  }

  get depth(): number {
    return this.#names.length;
  }

  get innermost(): string {
    return this.#names.at(-1) ?? 'body';
  }

  has(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0;
  }

  open(name: string): void {
    if (optionalEnd.has(name)) return;
    this.#names.push(name);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    if (this.#names.length > maxNesting) {
      throw new Rejection('TooDeeplyNested', `The HTML nests deeper than ${maxNesting} elements.`);
    }
  }

  close(name: string): void {
    if (!this.#counts.get(name)) return;
    for (let open = this.#names.pop(); open !== undefined; open = this.#names.pop()) {
      this.#counts.set(open, (this.#counts.get(open) ?? 1) - 1);
      if (open === name) return;
    }
  }
}

/** @param isCaption whether it is in the caption of a figure, which may consist of paragraphs. */
function kindOf(block: string, isCaption: boolean): UnitKind {
  if (/^h[1-6]$/.test(block)) return 'heading';
  if (/^(li|dt|dd)$/.test(block)) return 'list-item';
  if (/^(td|th)$/.test(block)) return 'cell';
  if (block === 'caption' || isCaption) return 'caption';
  return 'paragraph';
}

/** Reads a heading as one text: its line breaks are only layout. */
function whole(content: Inline, kind: UnitKind) {
  const found = content.finish();
  return found ? [{ kind, ...found }] : [];
}
