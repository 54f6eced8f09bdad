import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference';
import type { Event, Token } from 'micromark-util-types';
import type { Range } from '../../../../contracts/document.ts';
import { own } from '../../../../contracts/own.ts';
import { append } from '../../../lib/append.ts';
import { firstCharacter, joinsWithoutSpace, lastCharacter } from '../../../lib/text/unspaced.ts';
import type { DraftUnit } from '../format.ts';
import { Inline } from '../inline.ts';
import { InlineHtml, type PhrasingContext } from './inline-html.ts';
import { escapeMarkdown, titleSyntax } from './syntax.ts';

/** Tokens at the beginning of a container's line; a hard break extends over them. */
const prefixes = new Set([
  'lineEnding',
  'linePrefix',
  'lineSuffix',
  'blockQuotePrefix',
  'blockQuoteMarker',
  'blockQuotePrefixWhitespace',
  'listItemIndent',
  'gfmFootnoteDefinitionIndent',
]);

const lineStart = /^(?:\r\n|\n|\r)[ \t>]*/;

/** Constructs kept whole, and the part of them that a reader sees. */
const wholes: Readonly<Record<string, (source: string) => string | undefined>> = {
  codeText: (source) => {
    // As many marks at the end as at the beginning.
    const marks = /^`+/.exec(source)?.[0].length ?? 0;
    return source
      .slice(marks, source.length - marks)
      .replace(/\s+/g, ' ')
      .trim();
  },
  autolink: (source) => source.slice(1, -1),
  literalAutolink: (source) => source,
  gfmFootnoteCall: () => undefined,
  taskListCheck: () => undefined,
};

/** Constructs that mark the text inside them, by the token of that text. */
const marks = new Set(['emphasisText', 'strongText', 'strikethroughText']);

interface Link {
  token: Token;
  label?: Token;
  /** The label's source: if nothing follows it, a reference finds its definition by the label. */
  source: string;
  /** Whether an address or another label follows, so that the text may change. */
  free: boolean;
  /** An image's description. */
  alt?: DraftUnit;
}

/** Reads the content of a paragraph, a heading, a cell, a title or an image's description. */
export class Phrasing {
  readonly #context: PhrasingContext;
  readonly #nested: DraftUnit[] = [];
  /** Content before the next cut. */
  #inline: Inline;
  #html: InlineHtml;
  readonly #units: DraftUnit[] = [];
  readonly #cuts: readonly Range[];
  #nextCut = 0;
  readonly #links: Link[] = [];
  readonly #parents: Token[] = [];
  /** Everything to the end of this token is done. */
  #skip: Token | undefined;
  /** A title or a description, read as a unit of its own. */
  #inner: { reader: Phrasing; end: Token } | undefined;
  #hardBreak: number | undefined;

  /** @param cuts places that divide the text; a cut within markup is ignored. */
  constructor(context: PhrasingContext, cuts: readonly Range[] = []) {
    this.#context = context;
    this.#cuts = cuts;
    this.#inline = newInline();
    this.#html = new InlineHtml(context, this.#inline, this.#nested);
  }

  take(kind: Event[0], token: Token, context: Event[2]): void {
    if (this.#inner) {
      if (token !== this.#inner.end) this.#inner.reader.take(kind, token, context);
      else this.#endInner(this.#inner.reader, token);
    } else if (this.#skip) {
      if (token === this.#skip) this.#skip = undefined;
      else if (kind === 'enter' && token.type === 'resourceTitleString') {
        this.#begin(token, titleSyntax(this.#context.text, this.#at(token), this.#context.syntax));
      }
    } else if (kind === 'enter' && this.#nextCut < this.#cuts.length && this.#isCut(token)) this.#skip = token;
    else if (kind === 'enter') {
      if (!prefixes.has(token.type)) this.#endHardBreak(this.#at(token));
      this.#parents.push(token);
      if (this.#html.keeps) this.#enterKept(token);
      else this.#enter(token, context);
    } else {
      this.#parents.pop();
      if (!this.#html.keeps) this.#exit(token);
    }
  }

  /** Returns the unit, or those between cuts, and those inside markup: descriptions and titles. */
  finish(): { units: DraftUnit[]; nested: DraftUnit[] } {
    this.#html.finish();
    this.#endUnit();
    return { units: this.#units, nested: this.#nested };
  }

  #endUnit(): void {
    const { kind, syntax } = this.#context;
    if (kind === 'heading' || kind === 'attribute') {
      const content = this.#inline.finish();
      if (content) this.#units.push({ kind, ...content, syntax });
    } else for (const content of this.#inline.finishLines(kind)) this.#units.push({ ...content, syntax });
  }

  /** Whether a token is part of a cut; markup that spans a cut joins both sides. */
  #isCut(token: Token): boolean {
    const { start, end } = this.#range(token);
    for (let cut = this.#cuts[this.#nextCut]; cut && cut.start < end; cut = this.#cuts[this.#nextCut]) {
      const passed = cut.end <= start;
      if (!passed && token.type === 'data' && !this.#html.keeps) return false;
      if (!passed && cut.start <= start && end <= cut.end && !this.#html.keeps) {
        this.#cut();
        return true;
      }
      this.#nextCut++;
    }
    return false;
  }

  #cut(): void {
    this.#endUnit();
    this.#hardBreak = undefined;
    this.#inline = newInline();
    this.#html = new InlineHtml(this.#context, this.#inline, this.#nested);
  }

  /** Adds text, without the cuts in it. */
  #data({ start, end }: Range): void {
    let from = start;
    for (let cut = this.#cuts[this.#nextCut]; cut && cut.start < end; cut = this.#cuts[this.#nextCut]) {
      if (cut.start > from) this.#words({ start: from, end: cut.start });
      this.#cut();
      from = Math.max(from, Math.min(cut.end, end));
      if (cut.end > end) break;
      this.#nextCut++;
    }
    if (from < end) this.#words({ start: from, end });
  }

  /** Adds text, and the marks of dialects in it. */
  #words({ start, end }: Range): void {
    let from = start;
    for (const { inline, text, ...mark } of this.#context.marks.within({ start, end })) {
      if (mark.start > from) this.#inline.text(this.#slice({ start: from, end: mark.start }), from, mark.start);
      const range = { start: mark.start, end: mark.end };
      if (inline === 'open') this.#inline.open('mark', range);
      else if (inline === 'close') this.#inline.close('mark', range);
      else this.#inline.placeholder(range, text === undefined ? {} : { text });
      from = mark.end;
    }
    if (from < end) this.#inline.text(this.#slice({ start: from, end }), from, end);
  }

  #enter(token: Token, context: Event[2]): void {
    const { type } = token;
    const range = this.#range(token);
    const whole = own(wholes, type);
    if (type === 'data') this.#data(range);
    else if (type === 'lineEnding') {
      if (this.#hardBreak === undefined) this.#lineEnding(range);
    } else if (type === 'characterEscape') this.#decoded(token, this.#slice(range).slice(1));
    else if (type === 'characterReference') this.#decoded(token, decodeReference(this.#slice(range)));
    else if (type === 'hardBreakEscape' || type === 'hardBreakTrailing') this.#hardBreak = range.start;
    else if (whole) {
      const text = whole(this.#slice(range));
      this.#inline.placeholder(range, text === undefined ? {} : { text });
      this.#skipTo(token);
    } else if (type === 'htmlText') {
      this.#html.take(range);
      this.#skipTo(token);
    } else if (marks.has(type)) this.#inline.open(type, this.#before(token));
    else if (type === 'link' || type === 'image') this.#links.push({ token, source: '', free: false });
    else if (type === 'labelText') this.#enterLabel(token, context);
    else if (type === 'resource' || type === 'reference') {
      const link = this.#links.at(-1);
      if (link) link.free = type === 'resource' || range.end - range.start > 2;
      this.#skipTo(token);
    }
  }

  /** A line ending is a space, but nothing between characters of scripts without spaces. */
  #lineEnding({ start, end }: Range): void {
    const { text } = this.#context;
    const next = start + (lineStart.exec(text.slice(start, start + 200))?.[0].length ?? 0);
    const before = lastCharacter(text.slice(Math.max(0, start - 2), start));
    const space =
      before === '\u00ad' || joinsWithoutSpace(before, firstCharacter(text.slice(next, next + 2))) ? '' : ' ';
    this.#inline.text(space, start, end);
  }

  /** Inside HTML kept whole, only its end matters. */
  #enterKept(token: Token): void {
    if (token.type !== 'htmlText') return;
    this.#html.take(this.#range(token));
    this.#skipTo(token);
  }

  #exit(token: Token): void {
    const parent = this.#parents.at(-1);
    if (marks.has(token.type) && parent) {
      this.#inline.close(token.type, { start: this.#at(token, 'end'), end: this.#at(parent, 'end') });
    } else if (token === this.#links.at(-1)?.token) {
      const link = this.#links.pop();
      if (link && token.type === 'link') this.#exitLink(link);
      else if (link) this.#exitImage(link);
    }
  }

  #enterLabel(token: Token, context: Event[2]): void {
    const link = this.#links.at(-1);
    if (!link) return;
    link.label = token;
    const range = this.#range(token);
    // A label over lines is without the marks of the quotation around it.
    const label = this.#context.marks.within(range).length > 0 ? this.#slice(range) : context.sliceSerialize(token);
    link.source = label.replace(/\s+/g, ' ');
    if (link.token.type === 'link') {
      this.#inline.open('link', { start: this.#at(link.token), end: this.#at(token) });
    } else
      this.#begin(token, this.#context.syntax.includes('tableCell') ? 'tableCell label phrasing' : 'label phrasing');
  }

  #exitLink({ token, label, source, free }: Link): void {
    if (!label) {
      this.#inline.placeholder(this.#range(token));
      return;
    }
    const range = { start: this.#at(label, 'end'), end: this.#at(token, 'end') };
    this.#inline.close('link', range, free ? range : { raw: `][${source}]` });
  }

  #exitImage({ token, alt, source, free }: Link): void {
    const range = this.#range(token);
    this.#inline.placeholder(range);
    if (!alt?.range) return;
    if (!free) {
      const id =
        alt.parts.reduce((highest, part) => (part.type === 'text' ? highest : Math.max(highest, part.id)), 0) + 1;
      alt.range.end = range.end;
      alt.parts.push({ type: 'placeholder', id, source: { raw: `][${source}]` } });
    }
    this.#nested.push(alt);
  }

  #begin(end: Token, syntax: string): void {
    const context: PhrasingContext = { ...this.#context, end: this.#at(end, 'end'), kind: 'attribute', syntax };
    this.#inner = { reader: new Phrasing(context), end };
  }

  #endInner(reader: Phrasing, { type }: Token): void {
    this.#inner = undefined;
    const { units, nested } = reader.finish();
    const [unit] = units;
    const image = this.#links.at(-1);
    append(this.#nested, nested);
    // The description's place depends on the text after it: wait for the end of the image.
    if (type === 'labelText' && image) image.alt = unit;
    else if (unit) this.#nested.push(unit);
    // The token's exit was skipped with its content.
    if (type === 'labelText') this.#parents.pop();
  }

  #decoded(token: Token, value: string): void {
    const { start, end } = this.#range(token);
    this.#inline.text(value, start, end);
    this.#skipTo(token);
  }

  /** Skips everything to the token's exit, inclusive. */
  #skipTo(token: Token): void {
    this.#parents.pop();
    this.#skip = token;
  }

  #endHardBreak(end: number): void {
    if (this.#hardBreak === undefined) return;
    const start = this.#hardBreak;
    this.#hardBreak = undefined;
    if (!this.#html.keeps) this.#inline.lineBreak({ start, end });
  }

  /** Returns the range of the delimiter before a mark's text. */
  #before(token: Token): Range {
    const mark = this.#parents.at(-2) ?? token;
    return { start: this.#at(mark), end: this.#at(token) };
  }

  #slice({ start, end }: Range): string {
    return this.#context.text.slice(start, end);
  }

  #range(token: Token): Range {
    return { start: this.#at(token), end: this.#at(token, 'end') };
  }

  #at(token: Token, side: 'start' | 'end' = 'start'): number {
    return token[side].offset + this.#context.offset;
  }
}

function newInline(): Inline {
  return new Inline(escapeMarkdown, { collapse: true, outside: (name) => name.startsWith('html ') });
}

function decodeReference(source: string): string {
  const numeric = /^&#(x?)([0-9a-f]+);$/i.exec(source);
  if (numeric?.[2]) return decodeNumericCharacterReference(numeric[2], numeric[1] ? 16 : 10);
  return decodeNamedCharacterReference(source.slice(1, -1)) || source;
}
