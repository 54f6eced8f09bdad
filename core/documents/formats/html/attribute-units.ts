import type { Token } from 'parse5';
import { own } from '../../../../contracts/own.ts';
import { escapeAttribute } from '../../../lib/xml/index.ts';
import type { DraftUnit } from '../format.ts';
import { Inline } from '../inline.ts';
import { attributeValue, htmlAttribute } from './attributes.ts';
import { decoded } from './decode.ts';
import { buttons, textAttributes, textAttributesOf, textMeta } from './elements.ts';

/** What a `<meta>` is of; a property may be a list. */
export function metaNames(tag: Token.TagToken): string[] {
  const all = [htmlAttribute(tag, 'name') ?? '', htmlAttribute(tag, 'property') ?? ''];
  return all.flatMap((each) => each.toLowerCase().split(/\s+/)).filter(Boolean);
}

/** Reads the units in a tag's attributes. */
export function htmlAttributeUnits(html: string, tag: Token.TagToken, offset: number): DraftUnit[] {
  if (tag.attrs.length === 0) return [];
  const names: string[] = textAttributes.filter((name) => htmlAttribute(tag, name));
  const more = own(textAttributesOf, tag.tagName);
  if (more !== undefined && htmlAttribute(tag, more)) names.push(more);
  if (tag.tagName === 'input' && buttons.has(htmlAttribute(tag, 'type')?.trim().toLowerCase() ?? ''))
    names.push('value');
  const isMeta = tag.tagName === 'meta';
  if (isMeta && metaNames(tag).some((name) => textMeta.has(name))) names.push('content');
  return names.flatMap((name) => {
    const found = attributeValue(html, tag, name);
    if (!found) return [];
    const { quote, range } = found;
    const inline = new Inline((text) => escapeAttribute(text, quote), { collapse: true });
    const stretches = decoded(html.slice(range.start, range.end), offset + range.start);
    for (const { value, start, end } of stretches) inline.text(value, start, end);
    const content = inline.finish();
    // An unquoted value is replaced as a whole and written with quotes.
    const place = quote === '' ? { start: offset + range.start, end: offset + range.end } : content?.range;
    if (!content || !place) return [];
    return [
      { kind: isMeta ? 'metadata' : 'attribute', range: place, parts: content.parts, syntax: `attribute:${quote}` },
    ];
  });
}
