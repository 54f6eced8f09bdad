import { escapeMarkup } from '../../../lib/xml/index.ts';
import { decodeText } from '../../segments/entities.ts';
import type { Segment, Tag } from '../../segments/segment.ts';
import { tokensOf } from '../../segments/tokens.ts';
import { keptText } from '../../typography/runs.ts';
import type { TermIndex } from './term-index.ts';

/** Replaces each of the terms in a segment by a tag, so that it comes back unchanged. */
export function keepTerms(segment: Segment, terms: TermIndex<string>): Segment {
  if (terms.isEmpty) return segment;
  const tags: Tag[] = [];
  const numbers = new Map<number, number>();
  const add = (tag: Tag) => tags.push(tag);
  let found = false;
  const keepIn = (text: string): string => {
    let result = '';
    let done = 0;
    for (const { start, end } of terms.find(text)) {
      found = true;
      const number = add({ type: 'whole', parts: [keptText(text.slice(start, end))] });
      result += `${escapeMarkup(text.slice(done, start))}<x${number}/>`;
      done = end;
    }
    return result + escapeMarkup(text.slice(done));
  };
  const text = tokensOf(segment.text)
    .map((token) => {
      if (token.type === 'text') return keepIn(tidy(decodeText(token.source)));
      const tag = segment.tags[token.number - 1];
      let number = numbers.get(token.number);
      if (number === undefined && tag) {
        number = add(tag);
        numbers.set(token.number, number);
      }
      if (token.type === 'whole') return `<x${number}/>`;
      return token.type === 'open' ? `<g${number}>` : `</g${number}>`;
    })
    .join('');
  return found ? { ...segment, text, tags } : segment;
}

/** Normalises a text for comparing terms. Keeps a no-break space inside a name; it matches like a space. */
function tidy(text: string): string {
  return text.replace(/[^\S\u00a0\u202f\ufeff]{2,}/g, ' ').normalize('NFC');
}
