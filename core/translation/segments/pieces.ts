import type { Part } from '../../../contracts/document.ts';
import { onOneLine } from '../../lib/text/white-space.ts';
import { hasLetters } from '../../lib/text/words.ts';
import { escapeMarkup } from '../../lib/xml/index.ts';
import { decodeSegment } from './decode-segment.ts';
import { decodeText } from './entities.ts';
import type { Segment } from './segment.ts';
import { tokensOf } from './tokens.ts';

/** Returns the runs of text between a segment's tags, as sent: translated one by one if an engine loses the tags. */
export function pieces({ text }: Segment): string[] {
  return tokensOf(text).flatMap(({ type, source }) =>
    type === 'text' && hasLetters(decodeText(source)) ? [source.trim()] : [],
  );
}

/** Joins translated pieces into the segment's text, with every tag in its place. */
export function joinPieces({ text }: Segment, translated: readonly string[]): string {
  let next = 0;
  return tokensOf(text)
    .map(({ type, source }) => {
      if (type !== 'text' || !hasLetters(decodeText(source))) return source;
      const piece = onOneLine(translated[next++] ?? source).trim();
      // A piece was sent without tags: escape anything in its answer that looks like one.
      const safe = escapeMarkup(decodeText(piece));
      return source.slice(0, source.length - source.trimStart().length) + safe + source.slice(source.trimEnd().length);
    })
    .join('');
}

/** Returns the parts of a segment that was translated in pieces. */
export function assemblePieces(segment: Segment, translated: readonly string[]): Part[] {
  const decoded = decodeSegment(segment, joinPieces(segment, translated));
  // The tags are the segment's own, so only empty pieces can fail.
  return decoded.ok ? decoded.parts : sourceParts(segment);
}

/** Returns the source parts of a segment. */
export function sourceParts(segment: Segment): Part[] {
  const decoded = decodeSegment(segment, segment.text);
  return decoded.ok ? decoded.parts : [...segment.before, ...segment.after];
}
