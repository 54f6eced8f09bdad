import type { Token } from 'parse5';
import { locale, sameLanguage } from '../../../../contracts/locales.ts';
import { escapeAttribute } from '../../../lib/xml/index.ts';
import type { RenditionLocale, Splice } from '../format.ts';
import { attributeValue, htmlAttribute } from './attributes.ts';
import { endedBy, voidElements } from './elements.ts';
import { isKept } from './kept-region.ts';
import { isLinkedData, localiseLinkedData } from './linked-data.ts';
import { localiseMeta } from './localise-meta.ts';
import { type HtmlToken, readTokens, type TagToken } from './tokens.ts';

/**
 * Declares the rendition's language and direction at the root element, and its encoding if the source declares one.
 * Below the root, replaces what speaks of the source's language or direction; what is in a third language keeps its
 * marks.
 */
export function localiseHtml(html: string, { lang, dir, source }: RenditionLocale): Splice[] {
  const splices: Splice[] = [];
  let root = false;
  const inner = new InnerLocaliser({ lang, dir, source });
  inner.html = html;
  readTokens(html, (token) => {
    if (token.type === 'start' && token.name === 'meta') splices.push(...charset(html, token.tag));
    if (token.type !== 'start' || token.name !== 'html') {
      inner.take(token);
      return;
    }
    if (root) return;
    root = true;
    const missing = [
      ...setAttribute(html, token.tag, 'lang', lang, splices),
      ...setAttribute(html, token.tag, 'dir', dir, splices),
    ];
    if (htmlAttribute(token.tag, 'xml:lang') !== undefined) setAttribute(html, token.tag, 'xml:lang', lang, splices);
    const at = token.start + '<html'.length;
    if (missing.length > 0) splices.push({ range: { start: at, end: at }, text: missing.join('') });
  });
  return [...splices, ...inner.splices, ...xmlEncoding(html)];
}

/** Replaces what elements below the root say of language and direction; in the source's own language, nothing. */
export class InnerLocaliser {
  readonly splices: Splice[] = [];
  /** The text that tokens refer to. */
  html = '';
  readonly #rendition: RenditionLocale;
  readonly #isTranslation: boolean;
  /** The source's direction, if the rendition's differs. */
  readonly #turned: 'ltr' | 'rtl' | undefined;
  /** The element whose content is in a third language, or is kept as it is. */
  #other: Region | undefined;
  #inStyle = false;
  #inData = false;

  constructor(rendition: RenditionLocale) {
    this.#rendition = rendition;
    const { direction, lang } = locale(rendition.source);
    this.#isTranslation = rendition.lang !== lang;
    this.#turned = direction === rendition.dir ? undefined : direction;
  }

  /** Reads a piece of HTML that begins at `offset` of the document. */
  read(html: string, offset: number): void {
    const before = this.splices.length;
    this.html = html;
    readTokens(html, (token) => this.take(token));
    for (const { range } of this.splices.slice(before)) {
      range.start += offset;
      range.end += offset;
    }
  }

  take(token: HtmlToken): void {
    if (!this.#isTranslation) return;
    if (token.type === 'text' && this.#inData) {
      this.splices.push(...localiseLinkedData(token.source, token.start, this.#rendition));
    }
    this.#inData = token.type === 'start' && isLinkedData(token.tag);
    if (token.type === 'text' && this.#inStyle) this.#turn({ start: token.start, end: token.end });
    this.#inStyle = token.type === 'start' && token.name === 'style';
    if (this.#other && !this.#other.holds(token)) this.#other = undefined;
    if (token.type === 'start') this.#start(token);
  }

  #start(token: TagToken): void {
    const { name, tag } = token;
    if (tag.attrs.length === 0) return;
    if (this.#other?.isKept) return;
    if (name === 'meta' || name === 'link') {
      this.splices.push(...localiseMeta(this.html, tag, this.#rendition));
      return;
    }
    const isRegion = !voidElements.has(name) && !tag.selfClosing;
    if (isKept(token)) {
      if (isRegion) this.#other = new Region(name, true);
      return;
    }
    const said = (htmlAttribute(tag, 'lang') ?? htmlAttribute(tag, 'xml:lang'))?.trim();
    const isSource = said !== undefined && (name === 'body' || sameLanguage(said, this.#rendition.source));
    if (said && !isSource) {
      this.#other ??= isRegion ? new Region(name, false) : undefined;
      return;
    }
    if (isSource) {
      for (const each of ['lang', 'xml:lang']) {
        if (htmlAttribute(tag, each) !== undefined)
          setAttribute(this.html, tag, each, this.#rendition.lang, this.splices);
      }
    }
    if (isSource || !this.#other) this.#direct(token);
  }

  /** A field of a form keeps its direction: a person types an address or a number into it. */
  #direct({ name, tag }: TagToken): void {
    if (this.#turned === undefined || name === 'input') return;
    if (htmlAttribute(tag, 'dir')?.trim().toLowerCase() === this.#turned)
      setAttribute(this.html, tag, 'dir', this.#rendition.dir, this.splices);
    const style = attributeValue(this.html, tag, 'style');
    if (style) this.#turn(style.range);
  }

  /** Turns the directions in styles, which count for more than an attribute. */
  #turn({ start, end }: Splice['range']): void {
    if (this.#turned === undefined) return;
    const text = this.html.slice(start, end);
    for (const match of text.matchAll(/(?<![\w-])direction[ \t\r\n]{0,9}:[ \t\r\n]{0,9}(ltr|rtl)(?![\w-])/gi)) {
      const [whole, said = ''] = match;
      const to = start + match.index + whole.length;
      if (said.toLowerCase() === this.#turned)
        this.splices.push({ range: { start: to - said.length, end: to }, text: this.#rendition.dir });
    }
  }
}

/** An element, as its tokens are read. */
class Region {
  readonly isKept: boolean;
  readonly #name: string;
  #depth = 1;

  constructor(name: string, isKept: boolean) {
    this.#name = name;
    this.isKept = isKept;
  }

  /** Whether the token, and what follows it, is still within the element. */
  holds(token: HtmlToken): boolean {
    if (token.type === 'start') {
      if (this.#depth === 1 && endedBy[this.#name]?.has(token.name)) return false;
      if (token.name === this.#name && !token.tag.selfClosing) this.#depth++;
    } else if (token.type === 'end' && token.name === this.#name) this.#depth--;
    return this.#depth > 0;
  }
}

/**
 * Replaces a value, or returns the attribute for the caller to insert. Leaves a value that is already right as
 * written.
 */
function setAttribute(html: string, tag: Token.TagToken, name: string, value: string, splices: Splice[]): string[] {
  if (htmlAttribute(tag, name) === undefined) return [` ${name}="${value}"`];
  const found = attributeValue(html, tag, name);
  const location = tag.location?.attrs?.[name];
  if (!location || found?.value.toLowerCase() === value.toLowerCase()) return [];
  const text = found?.quote ? escapeAttribute(value, found.quote) : `"${value}"`;
  if (found) splices.push({ range: found.range, text });
  else splices.push({ range: { start: location.startOffset, end: location.endOffset }, text: `${name}="${value}"` });
  return [];
}

function charset(html: string, tag: Token.TagToken): Splice[] {
  const direct = attributeValue(html, tag, 'charset');
  if (direct) return /^\s*utf-?8\s*$/i.test(direct.value) ? [] : [{ range: direct.range, text: 'utf-8' }];
  if (htmlAttribute(tag, 'http-equiv')?.trim().toLowerCase() !== 'content-type') return [];
  const content = attributeValue(html, tag, 'content');
  const declared = content && /charset\s*=\s*([\w.:-]+)/i.exec(html.slice(content.range.start, content.range.end));
  if (!content || !declared?.[1] || /^utf-?8$/i.test(declared[1])) return [];
  const end = content.range.start + declared.index + declared[0].length;
  return [{ range: { start: end - declared[1].length, end }, text: 'utf-8' }];
}

/** XHTML declares its encoding in a declaration that HTML reads as a comment. */
function xmlEncoding(html: string): Splice[] {
  const declared = /^\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,10}=\s{0,10}["']([\w.:-]{1,40})["']/i.exec(
    html.slice(0, 500),
  );
  if (!declared?.[1] || /^utf-?8$/i.test(declared[1])) return [];
  const end = declared[0].length - 1;
  return [{ range: { start: end - declared[1].length, end }, text: 'utf-8' }];
}
