import { splitMarkup } from '../translate/markup.ts';
import { type Stream, toStream } from './stream.ts';

/** A part of a line, and the spaces around it, which Apertium would not keep. */
export interface CutPart {
  before: string;
  source: string;
  stream: Stream;
  after: string;
}

/**
 * Cuts a line into parts of at most `most` characters of stream: whole if possible, else after sentences,
 * else after words.
 */
export function cutLine(line: string, most: number): CutPart[] {
  return cut(line, most, most);
}

function cut(text: string, most: number, room: number): CutPart[] {
  const part = toPart(text);
  const atoms = part.stream.text.length <= most ? [] : atomsOf(text);
  if (atoms.length < 2) return [part];
  return group(atoms, room).flatMap((piece) => cut(piece, most, Math.ceil(room / 2)));
}

export function toPart(text: string): CutPart {
  const before = text.match(/^\s*/)?.[0] ?? '';
  const after = before.length === text.length ? '' : (text.match(/\s*$/)?.[0] ?? '');
  const source = text.slice(before.length, text.length - after.length);
  return { before, source, stream: toStream(source), after };
}

/** Units that must not be cut: a tag, an entity, a word with the space after it. */
function atomsOf(text: string): string[] {
  return splitMarkup(text).flatMap(({ type, value }) =>
    type === 'markup' ? [value] : (value.match(/\s*\S+\s*|\s+/g) ?? []),
  );
}

/** Groups of up to `room` characters; a sentence that ends in the second half of a group ends the group. */
function group(atoms: string[], room: number): string[] {
  const groups: string[] = [];
  let current = '';
  for (const atom of atoms) {
    const sentenceEnds = current.length > room / 2 && /[.!?。…]["')\]]*\s$/.test(current);
    if (current !== '' && (sentenceEnds || current.length + atom.length > room)) {
      groups.push(current);
      current = '';
    }
    current += atom;
  }
  return [...groups, current];
}
