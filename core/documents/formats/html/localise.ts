import type { Token } from 'parse5';
import { escapeAttribute } from '../../../lib/xml/index.ts';
import type { RenditionLocale, Splice } from '../format.ts';
import { attributeValue, htmlAttribute } from './attributes.ts';
import { readTokens } from './tokens.ts';

/** Declares the rendition's language and direction at the root element, and its encoding if the source declares one. */
export function localiseHtml(html: string, { lang, dir }: RenditionLocale): Splice[] {
  const splices: Splice[] = [];
  let root = false;
  readTokens(html, (token) => {
    if (token.type !== 'start') return;
    if (token.name === 'meta') splices.push(...charset(html, token.tag));
    if (token.name !== 'html' || root) return;
    root = true;
    const missing = [
      ...setAttribute(html, token.tag, 'lang', lang, splices),
      ...setAttribute(html, token.tag, 'dir', dir, splices),
    ];
    if (htmlAttribute(token.tag, 'xml:lang') !== undefined) setAttribute(html, token.tag, 'xml:lang', lang, splices);
    const at = token.start + '<html'.length;
    if (missing.length > 0) splices.push({ range: { start: at, end: at }, text: missing.join('') });
  });
  splices.push(...xmlEncoding(html));
  return splices;
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
