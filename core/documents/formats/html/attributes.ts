import type { Token } from 'parse5';
import type { Range } from '../../../../contracts/document.ts';

/** An attribute's value, decoded, and its place in the source without the quotes. */
export interface AttributeValue {
  value: string;
  range: Range;
  /** `"`, `'`, or empty if the value is not quoted. */
  quote: string;
}

export function htmlAttribute(tag: Token.TagToken, name: string): string | undefined {
  return tag.attrs.find((each) => each.name === name)?.value;
}

/** Returns an attribute's value and its place in the source; undefined if it has none (`<img alt>`). */
export function attributeValue(source: string, tag: Token.TagToken, name: string): AttributeValue | undefined {
  const location = tag.location?.attrs?.[name];
  const value = htmlAttribute(tag, name);
  if (!location || value === undefined) return undefined;
  const text = source.slice(location.startOffset, location.endOffset);
  const before = /^[^=]*=[ \t\r\n\f]*(["']?)/.exec(text);
  if (!before) return undefined;
  const quote = before[1] ?? '';
  const range = { start: location.startOffset + before[0].length, end: location.endOffset - quote.length };
  return { value, range, quote };
}
