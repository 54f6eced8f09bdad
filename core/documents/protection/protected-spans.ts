import type { Range } from '../../../contracts/document.ts';
import { wordLikePlaceholders } from './framework-placeholders.ts';
import { isFalseIsin } from './market-symbols.ts';
import { bulletSigns, patterns } from './patterns.ts';

const anyOf = (all: readonly { pattern: string }[]) =>
  new RegExp(all.map(({ pattern }) => `(?:${pattern})`).join('|'), 'gu');
const any = anyOf(patterns);
const anyOrWordLike = anyOf([...patterns, ...wordLikePlaceholders]);

/** Nearly all texts fail this, and are not examined further. */
const hint = new RegExp(
  String.raw`[@#＃{%/\\${bulletSigns}]|\.[a-z\d]|mailto:|tel:|\+\d|\(\+?\d|\d[-. \u00a0]\d|\d[-. ][A-Z]|\d{5}|[A-Za-z0-9][ \u00a0]?[:：][ \u00a0\n]?[A-Z0-9]|\$[A-Z]|[A-Z]{2}[A-Z0-9]{9}\d|[Ss][yií]mbol|SYMBOL|[Tt]icker|TICKER|ürzel|WKN|CUSIP|SEDOL|LEI|Valor`,
);
const wordLikeHint = /[:$%]|__/;
const bullet = new RegExp(`[${bulletSigns}]$`);

/**
 * Returns the spans of a decoded text that are never translated, in order, without overlap.
 *
 * @param wordLike whether placeholders count that would be words in a text for readers.
 */
export function protectedSpans(text: string, wordLike = false): Range[] {
  if (!hint.test(text) && !(text.includes('$t(') || (wordLike && wordLikeHint.test(text)))) return [];
  const spans: Range[] = [];
  for (const match of text.matchAll(wordLike ? anyOrWordLike : any)) {
    if (isFalseIsin(match[0])) continue;
    const end = match.index + withoutTail(match[0]).length;
    if (end > match.index) spans.push({ start: match.index, end });
  }
  return spans;
}

/** Drops the punctuation of the sentence that ends with the address, and the bracket around it. */
function withoutTail(address: string): string {
  if (/^(?:[{$%<:@#＃]|__)/.test(address) || bullet.test(address)) return address;
  let end = address.length;
  let closing = 0;
  for (const character of address) {
    if (character === ')') closing++;
    else if (character === '(') closing--;
  }
  for (; end > 0; end--) {
    const character = address.charAt(end - 1);
    if (character === ')' && closing > 0) closing--;
    else if (!/[.,;:!?*_~\]}…]/.test(character)) break;
  }
  return address.slice(0, end);
}
