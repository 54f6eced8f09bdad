import type { Range, UnitKind } from '../../../../contracts/document.ts';
import { append } from '../../../lib/append.ts';
import type { DraftUnit } from '../format.ts';
import { htmlAttributeUnits } from '../html/attribute-units.ts';
import { voidElements } from '../html/elements.ts';
import { isKept } from '../html/kept-region.ts';
import { lookOfTag } from '../html/look.ts';
import { type HtmlToken, readTokens, type TagToken } from '../html/tokens.ts';
import type { Inline } from '../inline.ts';
import type { Marks } from './dialects/masked.ts';

export interface PhrasingContext {
  text: string;
  /** The marks of dialects in `text`. */
  marks: Marks;
  /** Add it to a token's offset for a position in `text`. */
  offset: number;
  /** Where the construct ends in `text`. */
  end: number;
  kind: UnitKind;
  /** The constructs around the text, as mdast-util-to-markdown names them, outermost first. */
  syntax: string;
}

/** Reads the raw HTML in a line of Markdown: tags that pair up, and elements kept whole. */
export class InlineHtml {
  readonly #context: PhrasingContext;
  readonly #inline: Inline;
  readonly #units: DraftUnit[];
  #lastEnd: Map<string, number> | undefined;
  #kept: { name: string; start: number; depth: number } | undefined;

  constructor(context: PhrasingContext, inline: Inline, units: DraftUnit[]) {
    this.#context = context;
    this.#inline = inline;
    this.#units = units;
  }

  /** Whether all content is kept until an end tag. */
  get keeps(): boolean {
    return this.#kept !== undefined;
  }

  /** Takes a piece of raw HTML: one tag, comment, declaration or instruction. */
  take(range: Range): void {
    const html = this.#context.text.slice(range.start, range.end);
    const token = firstToken(html);
    if (this.#kept) this.#takeKept(token, range);
    else if (token?.type === 'start') this.#start(token, html, range);
    else if (token?.type === 'end') this.#inline.close(`html ${token.name}`, range);
    else this.#inline.placeholder(range);
  }

  /** Ends a kept element without an end tag at the end of its paragraph. */
  finish(): void {
    if (this.#kept) this.#inline.placeholder({ start: this.#kept.start, end: this.#context.end });
    this.#kept = undefined;
  }

  #start(token: TagToken, html: string, range: Range): void {
    const { name, tag } = token;
    const isVoid = voidElements.has(name) || tag.selfClosing;
    if (!isVoid && isKept(token) && this.#ends(name, range.end)) {
      this.#kept = { name, start: range.start, depth: 1 };
      return;
    }
    // A value over several lines may hold quote marks, and one in a table's cell the cell's bars.
    if (!/[\r\n]/.test(html) && !this.#context.syntax.includes('tableCell') && !isKept(token)) {
      append(this.#units, htmlAttributeUnits(html, tag, range.start));
    }
    if (name === 'br') this.#inline.lineBreak(range);
    else if (isVoid) this.#inline.placeholder(range);
    else this.#inline.open(`html ${name}`, range, lookOfTag(tag));
  }

  #takeKept(token: HtmlToken | undefined, range: Range): void {
    const kept = this.#kept;
    if (!kept || !token || (token.type !== 'start' && token.type !== 'end') || token.name !== kept.name) return;
    kept.depth += token.type === 'end' ? -1 : token.tag.selfClosing ? 0 : 1;
    if (kept.depth > 0) return;
    this.#kept = undefined;
    const whole = { start: kept.start, end: range.end };
    const text = this.#context.text.slice(whole.start, whole.end).replace(/<[^<>]*>/g, '');
    this.#inline.placeholder(whole, { text });
  }

  /** Whether an end tag of that name follows before the paragraph ends; finds all names at once. */
  #ends(name: string, from: number): boolean {
    this.#lastEnd ??= lastEnds(this.#context.text, from, this.#context.end);
    return (this.#lastEnd.get(name) ?? -1) >= from;
  }
}

/** Returns where the last end tag of each name begins. */
function lastEnds(text: string, from: number, end: number): Map<string, number> {
  const found = new Map<string, number>();
  for (const { 1: name = '', index } of text.slice(from, end).matchAll(/<\/([a-z][^\s/<>]*)/gi)) {
    found.set(name.toLowerCase(), from + index);
  }
  return found;
}

function firstToken(html: string): HtmlToken | undefined {
  let first: HtmlToken | undefined;
  readTokens(html, (token) => {
    first ??= token;
  });
  return first;
}
