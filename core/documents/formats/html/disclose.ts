import { escapeAttribute, escapeMarkup } from '../../../lib/xml/index.ts';
import type { Splice, Statement } from '../format.ts';
import { htmlAttribute } from './attributes.ts';
import { readTokens } from './tokens.ts';

/** Inserts `meta` elements in the head, and a paragraph at the end of the body. */
export function discloseHtml(html: string, { fields, line, lang, dir }: Statement): Splice[] {
  const { head, body } = placesIn(html);
  const metas = fields.map(([name, value]) => `<meta name="${name}" content="${escapeAttribute(value, '"')}" />`);
  const splices = [{ range: { start: head, end: head }, text: metas.join('') }];
  if (line !== undefined) {
    const text = `<p lang="${lang}" dir="${dir}">${escapeMarkup(line)}</p>`;
    splices.push({ range: { start: body, end: body }, text });
  }
  return splices;
}

/** Elements that may be in a head, including its own tag and the root's. */
const headElements: ReadonlySet<string> = new Set(
  'html head meta title link base style script noscript template'.split(' '),
);

/** Head elements whose text is not the document's. */
const withText: ReadonlySet<string> = new Set(['title', 'style', 'script', 'noscript', 'template']);

/**
 * Finds the places for the head's and the body's additions. In the head: after the encoding's declaration, which must
 * be at the beginning; else after the tag of the head, of the root, or the doctype. If markup has none of these, a
 * `meta` at its beginning starts the head. Everything after the first content belongs to the body, even head elements.
 */
function placesIn(html: string): { head: number; body: number } {
  const after: Partial<Record<'doctype' | 'html' | 'head' | 'charset', number>> = {};
  const before: Partial<Record<'body' | 'html', number>> = {};
  let inHead = true;
  let within: string | undefined;
  readTokens(html, (token) => {
    if (token.type === 'end') {
      if (token.name === within) within = undefined;
      // Some end tags make content; only these mean that the head continues.
      else if (!withText.has(token.name)) inHead = false;
      if (token.name === 'body' || token.name === 'html') before[token.name] = token.start;
    } else if (!inHead || within !== undefined) return;
    else if (token.type === 'text') inHead = /^[ \t\r\n\f]*$/.test(token.source);
    else if (token.type === 'other') {
      if (/^<!doctype/i.test(html.slice(token.start, token.start + 9))) after.doctype ??= token.end;
    } else if (!headElements.has(token.name)) inHead = false;
    else if (token.name === 'html' || token.name === 'head') after[token.name] ??= token.end;
    else if (token.name === 'meta' && declaresCharset(token.tag)) after.charset ??= token.end;
    else if (withText.has(token.name)) within = token.name;
  });
  return {
    head: after.charset ?? after.head ?? after.html ?? after.doctype ?? 0,
    body: before.body ?? before.html ?? html.length,
  };
}

function declaresCharset(tag: Parameters<typeof htmlAttribute>[0]): boolean {
  return (
    htmlAttribute(tag, 'charset') !== undefined ||
    /^content-type$/i.test(htmlAttribute(tag, 'http-equiv')?.trim() ?? '')
  );
}
