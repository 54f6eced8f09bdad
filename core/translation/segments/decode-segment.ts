import type { Part } from '../../../contracts/document.ts';
import { onOneLine } from '../../lib/text/white-space.ts';
import { decodeText } from './entities.ts';
import type { Segment } from './segment.ts';
import { type Token, tokensOf } from './tokens.ts';

export type DecodedSegment = { ok: true; parts: Part[] } | { ok: false; reason: Violation };

/** Why an answer cannot replace its segment. */
export type Violation = 'tag-missing' | 'tag-repeated' | 'tag-foreign' | 'tags-crossed' | 'empty';

/**
 * Decodes an engine's answer to a segment, if it can be trusted: every tag came back exactly once and well nested,
 * none was invented, and there is text.
 */
export function decodeSegment(segment: Segment, answer: string): DecodedSegment {
  const tokens = tokensOf(onOneLine(answer).trim());
  const reason = violation(segment, tokens);
  if (reason) return { ok: false, reason };
  const inner = tokens.flatMap((token): Part[] => {
    if (token.type === 'text') return [{ type: 'text', value: decodeText(token.source) }];
    const tag = segment.tags[token.number - 1];
    if (tag?.type === 'pair') return token.type === 'open' ? tag.open : tag.close;
    return tag?.parts ?? [];
  });
  return { ok: true, parts: joined([...segment.before, ...inner, ...segment.after]) };
}

function violation({ tags, text }: Segment, tokens: readonly Token[]): Violation | undefined {
  const seen = new Set<string>();
  const open: number[] = [];
  let words = false;
  for (const token of tokens) {
    if (token.type === 'text') {
      if (isForeign(token.source, text)) return 'tag-foreign';
      words ||= /[\p{L}\p{N}]/u.test(decodeText(token.source));
      continue;
    }
    const tag = tags[token.number - 1];
    if (!tag || (tag.type === 'pair') !== (token.type !== 'whole')) return 'tag-foreign';
    const key = `${token.type} ${token.number}`;
    if (seen.has(key)) return 'tag-repeated';
    seen.add(key);
    if (token.type === 'open') open.push(token.number);
    else if (token.type === 'close' && open.pop() !== token.number) return 'tags-crossed';
  }
  const expected = tags.reduce((count, tag) => count + (tag.type === 'pair' ? 2 : 1), 0);
  if (seen.size !== expected) return 'tag-missing';
  return words ? undefined : 'empty';
}

/** Whether the engine wrote markup of its own, as opposed to a text such as `<b>` that it returned unescaped. */
function isForeign(text: string, source: string): boolean {
  const found = /<\/?[a-z][^<>]{0,200}>/gi;
  const tags = text.match(found);
  if (tags === null) return false;
  const decoded = decodeText(source);
  return tags.some((tag) => !decoded.includes(tag));
}

/** Joins neighbouring texts, as in a unit's parts. */
export function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.type !== 'text') result.push(part);
    else if (part.value === '') continue;
    else if (last?.type === 'text') result[result.length - 1] = { type: 'text', value: last.value + part.value };
    else result.push(part);
  }
  return result;
}
