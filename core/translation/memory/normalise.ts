import { escapeMarkup } from '../../lib/xml/index.ts';
import { decodeText } from '../segments/entities.ts';
import type { Segment } from '../segments/segment.ts';
import { type Token, tokensOf } from '../segments/tokens.ts';

export interface Normalised {
  text: string;
  /** The tags' previous numbers, in their new order: tag n was `tags[n - 1]`. */
  tags: number[];
}

/**
 * Normalises an encoded text for the memory, so that texts that differ only in form are one. Composes characters
 * (NFC); makes runs of white space and no-break spaces one space, and removes them at the ends; drops soft hyphens;
 * numbers tags from 1 in the order of their first appearance. Keeps case, quotation marks, digits and joiners (U+200C,
 * U+200D, U+2060, U+FEFF): they carry meaning.
 *
 * Idempotent.
 */
export function normalise(encoded: string): Normalised {
  const tags: number[] = [];
  const numbers = new Map<number, number>();
  const text = tokensOf(encoded).map((token) => {
    if (token.type === 'text') return escapeMarkup(normaliseText(decodeText(token.source)));
    let number = numbers.get(token.number);
    if (number === undefined) {
      tags.push(token.number);
      number = tags.length;
      numbers.set(token.number, number);
    }
    return written(token.type, number);
  });
  return { text: text.join('').replace(/^ | $/g, ''), tags };
}

/** Normalises a decoded text, or a stretch of one, for the memory. */
export function normaliseText(text: string): string {
  return (
    text
      .replaceAll('\u00ad', '')
      // A zero-width no-break space is white space to regular expressions, but a joiner to readers.
      .replace(/[^\S\ufeff]+/g, ' ')
      .normalize('NFC')
  );
}

/** Normalises a segment's text: targets from the memory are decoded with it. */
export function normalised(segment: Segment): Segment {
  const { text, tags } = normalise(segment.text);
  return { ...segment, text, tags: tags.flatMap((number) => segment.tags[number - 1] ?? []) };
}

/**
 * Renumbers a translation's tags for the memory; does not change its words.
 *
 * @param tags of the normalised source. A tag that the source does not have is numbered after them.
 */
export function renumbered(target: string, tags: readonly number[]): string {
  return tokensOf(target)
    .map((token) => {
      if (token.type === 'text') return token.source;
      const index = tags.indexOf(token.number);
      return written(token.type, index < 0 ? tags.length + token.number : index + 1);
    })
    .join('');
}

function written(type: Exclude<Token['type'], 'text'>, number: number): string {
  if (type === 'whole') return `<x${number}/>`;
  return type === 'open' ? `<g${number}>` : `</g${number}>`;
}
