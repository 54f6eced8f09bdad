import { decodeText, encodeText } from '../segments/entities.ts';
import type { Segment } from '../segments/segment.ts';
import { type Token, tokensOf } from '../segments/tokens.ts';

export interface Normalised {
  text: string;
  /** The numbers that the tags had, in their new order: tag n was `tags[n - 1]`. */
  tags: number[];
}

/**
 * An encoded text as the memory has it: what differs only in this is one text. Canonical composition
 * (NFC); runs of white space and no-break spaces are one space, none at the ends; soft hyphens are
 * dropped; tags are numbered from 1 in the order of their first appearance. Case, quotation marks,
 * digits and joiners (U+200C, U+200D, U+2060, U+FEFF) mean something and stay.
 *
 * Normalising twice changes nothing more.
 */
export function normalise(encoded: string): Normalised {
  const tags: number[] = [];
  const numbers = new Map<number, number>();
  const text = tokensOf(encoded).map((token) => {
    if (token.type === 'text') return encodeText(normaliseText(decodeText(token.source)));
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

/** A decoded text, or a stretch of one, as the memory has it. */
export function normaliseText(text: string): string {
  return (
    text
      .replaceAll('\u00ad', '')
      // A zero-width no-break space is white space to regular expressions, and a joiner to readers.
      .replace(/[^\S\ufeff]+/g, ' ')
      .normalize('NFC')
  );
}

/** A segment whose text is normalised: targets of the memory are decoded with it. */
export function normalised(segment: Segment): Segment {
  const { text, tags } = normalise(segment.text);
  return { ...segment, text, tags: tags.flatMap((number) => segment.tags[number - 1] ?? []) };
}

/**
 * A translation in the numbering of the memory, word for word as it was.
 *
 * @param tags of the source as it was normalised. A tag that the source has not keeps its place beyond them.
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
