import type { Part } from '../../../contracts/document.ts';
import { hasLetters } from '../../lib/text/letters.ts';
import { onOneLine } from '../../lib/text/on-one-line.ts';
import { decodeSegment } from './decode-segment.ts';
import { decodeText, encodeText } from './entities.ts';
import type { Segment } from './segment.ts';
import { tokensOf } from './tokens.ts';

/** The runs of text between a segment's tags, as they are sent: what is translated one by one when an engine loses the tags. */
export function pieces({ text }: Segment): string[] {
  return tokensOf(text).flatMap(({ type, source }) =>
    type === 'text' && hasLetters(decodeText(source)) ? [source.trim()] : [],
  );
}

/** The segment's text with its pieces translated and every tag where it was. */
export function joinPieces({ text }: Segment, translated: readonly string[]): string {
  let next = 0;
  return tokensOf(text)
    .map(({ type, source }) => {
      if (type !== 'text' || !hasLetters(decodeText(source))) return source;
      const piece = onOneLine(translated[next++] ?? source).trim();
      // Whatever looks like a tag in a piece was sent without one.
      const safe = encodeText(decodeText(piece));
      return source.slice(0, source.length - source.trimStart().length) + safe + source.slice(source.trimEnd().length);
    })
    .join('');
}

/** The parts of a segment that was translated in pieces. */
export function assemblePieces(segment: Segment, translated: readonly string[]): Part[] {
  const decoded = decodeSegment(segment, joinPieces(segment, translated));
  // Only empty pieces are left to fail: the tags are the segment's own.
  return decoded.ok ? decoded.parts : sourceParts(segment);
}

/** The parts that a segment was made of. */
export function sourceParts(segment: Segment): Part[] {
  const decoded = decodeSegment(segment, segment.text);
  return decoded.ok ? decoded.parts : [...segment.before, ...segment.after];
}
