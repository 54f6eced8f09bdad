import type { Event, Token } from 'micromark-util-types';
import { Rejection } from '../../../../contracts/failures.ts';
import { maxNesting } from '../../../../contracts/limits.ts';
import { own } from '../../../../contracts/own.ts';
import { append } from '../../../lib/append.ts';
import type { DraftUnit, Look, Parsed } from '../format.ts';
import { type Marks, masked } from './dialects/masked.ts';
import { markdownEvents } from './events.ts';
import { frontMatter } from './front-matter/front-matter.ts';
import { translatedValues } from './front-matter/translated-values.ts';
import { guardMarkdown } from './guard.ts';
import { HtmlBlocks } from './html-blocks.ts';
import { cellSyntax } from './lines/arrange.ts';
import { linesApart } from './lines/lines-apart.ts';
import { Phrasing } from './phrasing.ts';
import { RawNesting } from './raw-nesting.ts';
import { titleSyntax } from './syntax.ts';
import { markWrapped } from './wrapping/mark-wrapped.ts';

/** Finds the units of a Markdown text: CommonMark, GFM, footnotes, front matter and dialects. */
export function readMarkdown(text: string): Parsed {
  const front = frontMatter(text);
  const start = front?.end ?? 0;
  const body = start === 0 ? text : text.slice(start);
  guardMarkdown(body);
  // micromark skips a byte order mark and does not count it.
  const { text: read, marks } = masked(body, start);
  if (read !== body) guardMarkdown(read);
  const reader = new MarkdownReader(text, body.startsWith('\ufeff') ? start + 1 : start, marks);
  for (const { start: at, events } of markdownEvents(read)) {
    reader.startAt(at);
    for (const event of events) reader.take(event);
  }
  const parsed = reader.finish();
  const values = front ? translatedValues(text, front) : [];
  const title = values.find(({ kind }) => kind === 'title');
  return {
    ...parsed,
    units: [...values, ...parsed.units],
    ...(title ? { title: { unit: title, from: 'option' as const } } : {}),
  };
}

/** Constructs whose content is one unit, and the constructs in which its text is written. */
const texts: Readonly<Record<string, { kind?: 'heading'; syntax: string }>> = {
  paragraph: { syntax: 'paragraph phrasing' },
  atxHeadingText: { kind: 'heading', syntax: 'headingAtx phrasing' },
  setextHeadingText: { kind: 'heading', syntax: 'headingSetext phrasing' },
};

const containers = new Set(['blockQuote', 'listOrdered', 'listUnordered', 'gfmFootnoteDefinition']);

/** Whether a paragraph is in strong emphasis from its first character to its last, as headlines often are. */
function isBold(text: string, { kind, parts, range }: DraftUnit): boolean {
  const [first] = parts;
  const last = parts.at(-1);
  if (kind !== 'paragraph' || !range || first?.type !== 'open' || last?.type !== 'close' || last.id !== first.id)
    return false;
  return /^(?:\*\*|__)/.test(text.slice(range.start, range.start + 2));
}

/** Reads the blocks, and leaves inline content to `Phrasing`. */
class MarkdownReader {
  readonly #text: string;
  /** Where the Markdown begins in the text. */
  readonly #body: number;
  /** Where the current stretch begins. */
  #offset: number;
  readonly #units: DraftUnit[] = [];
  readonly #htmlBlocks: HtmlBlocks;
  readonly #rawNesting = new RawNesting();
  readonly #looks: Look<DraftUnit>[] = [];
  readonly #headings: { unit: DraftUnit; rank: number }[] = [];
  readonly #open: string[] = [];
  readonly #marks: Marks;
  /** Whether the heading is the title of a dialect's box. */
  #isTitle = false;
  #phrasing: { reader: Phrasing; end: Token } | undefined;
  #inCell = false;
  #rank = 0;

  constructor(text: string, offset: number, marks: Marks) {
    this.#text = text;
    this.#marks = marks;
    this.#body = offset;
    this.#offset = offset;
    this.#htmlBlocks = new HtmlBlocks(text, this.#units, this.#looks);
  }

  /** Sets the position in the Markdown to which the following events are relative. */
  startAt(start: number): void {
    this.#offset = this.#body + start;
  }

  take([kind, token, context]: Event): void {
    if (kind === 'enter' && (token.type === 'htmlFlow' || token.type === 'htmlText')) {
      this.#rawNesting.take(this.#text.slice(this.#at(token), this.#at(token, 'end')));
    }
    if (this.#phrasing) {
      if (token !== this.#phrasing.end) this.#phrasing.reader.take(kind, token, context);
      else this.#endPhrasing(this.#phrasing.reader, token.type);
    } else if (kind === 'enter') this.#enter(token);
    else this.#exit(token);
  }

  finish(): Parsed {
    markWrapped(this.#text, this.#units);
    const ranks = new Map(this.#headings.map(({ unit, rank }) => [unit, rank]));
    const bold = new Set(this.#units.filter((unit) => isBold(this.#text, unit)));
    const aside = new Set<DraftUnit>();
    for (const look of this.#looks) {
      for (const [unit, rank] of look.ranks) ranks.set(unit, rank);
      for (const unit of look.bold) bold.add(unit);
      for (const unit of look.aside) aside.add(unit);
    }
    return { units: this.#units, look: { ranks, bold, aside } };
  }

  #enter(token: Token): void {
    // Extensions add token types that micromark's own types do not include.
    const type: string = token.type;
    const text = own(texts, type);
    if (text && this.#isTitle) this.#begin(token, 'line', text.syntax);
    else if (text) this.#begin(token, text.kind ?? (this.#inList() ? 'list-item' : 'paragraph'), text.syntax);
    else if (containers.has(type)) this.#enterContainer(this.#marks.isMade(this.#at(token)) ? 'box' : type);
    else if (type === 'atxHeadingSequence' && this.#rank === 0) {
      this.#rank = token.end.offset - token.start.offset;
      this.#isTitle = this.#marks.isMade(this.#at(token));
    } else if (type === 'tableHeader' || type === 'tableData') this.#inCell = true;
    else if (type === 'tableContent' && this.#inCell) this.#begin(token, 'cell', 'tableCell phrasing');
    else if (type === 'definitionTitleString')
      this.#begin(token, 'attribute', titleSyntax(this.#text, this.#at(token)));
    else if (type === 'htmlFlow')
      this.#htmlBlocks.take(this.#at(token), this.#at(token, 'end'), this.#open.includes('blockQuote'));
  }

  #exit(token: Token): void {
    const type: string = token.type;
    if (containers.has(type)) this.#open.pop();
    else if (type === 'tableHeader' || type === 'tableData') this.#inCell = false;
    else if (type === 'atxHeading') {
      this.#rank = 0;
      this.#isTitle = false;
    } else if (type === 'setextHeadingLineSequence') {
      const last = this.#headings.at(-1);
      if (last?.rank === 0) last.rank = this.#text.charAt(this.#at(token)) === '=' ? 1 : 2;
    }
  }

  #enterContainer(type: string): void {
    this.#open.push(type);
    if (this.#open.length > maxNesting) {
      throw new Rejection('TooDeeplyNested', `The Markdown nests deeper than ${maxNesting} quotes and lists.`);
    }
  }

  #begin(end: Token, kind: DraftUnit['kind'], syntax: string): void {
    const range = { start: this.#at(end), end: this.#at(end, 'end') };
    const apart = syntax.startsWith('paragraph') ? linesApart(this.#text, range) : undefined;
    const context = { text: this.#text, marks: this.#marks, offset: this.#offset, end: range.end, kind, syntax };
    const reader = apart
      ? new Phrasing(
          { ...context, kind: apart.kind, syntax: apart.columns ? `${syntax} ${cellSyntax(range)}` : syntax },
          apart.cuts,
        )
      : new Phrasing(context);
    this.#phrasing = { reader, end };
  }

  #endPhrasing(reader: Phrasing, type: string): void {
    this.#phrasing = undefined;
    const { units, nested } = reader.finish();
    const [unit] = units;
    append(this.#units, units);
    append(this.#units, nested);
    if (unit?.kind === 'heading') this.#headings.push({ unit, rank: type === 'atxHeadingText' ? this.#rank : 0 });
  }

  #inList(): boolean {
    return this.#open.some((type) => type.startsWith('list'));
  }

  #at(token: Token, side: 'start' | 'end' = 'start'): number {
    return token[side].offset + this.#offset;
  }
}
