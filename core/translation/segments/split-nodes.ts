import { append } from '../../lib/append.ts';
import { segmenterOf } from '../../lib/text/segmenter.ts';
import { isSentenceEnd } from '../../lib/text/sentence-ends.ts';
import { isUnspaced } from '../../lib/text/unspaced.ts';
import { utf8Length } from '../../lib/text/utf8-length.ts';
import { escapeMarkup } from '../../lib/xml/index.ts';
import type { Node, PairNode } from './nodes.ts';

/** The longest tag of a unit that is split: `</g99999>`. */
const tagBytes = 9;

/**
 * Units of splitting: a stretch of text, which is divided between characters at most; one end of a pair; a node kept
 * whole.
 */
type Atom =
  | { type: 'text'; value: string }
  | { type: 'edge'; side: 'open' | 'close'; pair: PairNode }
  | { type: 'whole'; node: Extract<Node, { type: 'whole' }> };

/** Places where a text may be divided, from coarse to fine; splitting takes the coarsest that suffices. */
const granularities = ['sentence', 'word', 'grapheme', 'code point'] as const;
type Granularity = (typeof granularities)[number];

/**
 * Divides a unit's content into pieces of at most `maxBytes` each once encoded: at the ends of sentences; in a
 * sentence that is too long, between words; in a word that is too long, between characters. A pair that is cut becomes
 * two nodes kept whole, one in each piece.
 */
export function splitNodes(nodes: readonly Node[], maxBytes: number, language?: string): Node[][] {
  return divide([...atomsOf(nodes)], maxBytes, language, 0).map(nest);
}

/** Like `splitNodes`, but makes each sentence a piece, so that pieces do not depend on their neighbours. */
export function splitSentences(nodes: readonly Node[], maxBytes: number, language?: string): Node[][] {
  const sentences = cut([...atomsOf(nodes)], 'sentence', language);
  const pieces: Node[][] = [];
  for (const sentence of sentences) append(pieces, divide(sentence, maxBytes, language, 0).map(nest));
  return pieces;
}

function* atomsOf(nodes: readonly Node[]): Generator<Atom> {
  for (const node of nodes) {
    if (node.type === 'text') yield node;
    else if (node.type === 'whole') yield { type: 'whole', node };
    else {
      yield { type: 'edge', side: 'open', pair: node };
      yield* atomsOf(node.children);
      yield { type: 'edge', side: 'close', pair: node };
    }
  }
}

function divide(atoms: readonly Atom[], maxBytes: number, language: string | undefined, level: number): Atom[][] {
  const granularity = granularities[level];
  if (granularity === undefined) return [[...atoms]];
  const pieces: Atom[][] = [];
  let piece: Atom[] = [];
  let bytes = 0;
  const flush = () => {
    if (piece.length > 0) pieces.push(piece);
    piece = [];
    bytes = 0;
  };
  for (const group of cut(atoms, granularity, language)) {
    const size = group.reduce((sum, atom) => sum + bytesOf(atom), 0);
    if (bytes + size > maxBytes) flush();
    if (size > maxBytes) {
      append(pieces, divide(group, maxBytes, language, level + 1));
      continue;
    }
    append(piece, group);
    bytes += size;
  }
  flush();
  return pieces;
}

/**
 * Yields groups of atoms that each end where their common text may be divided. A generator: a word of a megabyte has
 * as many groups as characters.
 */
function* cut(atoms: readonly Atom[], granularity: Granularity, language: string | undefined): Generator<Atom[]> {
  const text = atoms.map((atom) => (atom.type === 'text' ? atom.value : '')).join('');
  const bounds = boundaries(text, granularity, language);
  const next = () => bounds.next().value ?? Number.POSITIVE_INFINITY;
  let bound = next();
  let group: Atom[] = [];
  let position = 0;
  for (const atom of atoms) {
    // A tag that closes at a boundary belongs to the text before it.
    const closes = atom.type === 'edge' && atom.side === 'close';
    if (!closes && bound === position) {
      if (group.length > 0) yield group;
      group = [];
      bound = next();
    }
    if (atom.type !== 'text') {
      group.push(atom);
      continue;
    }
    let from = 0;
    for (; bound < position + atom.value.length; bound = next()) {
      group.push({ type: 'text', value: atom.value.slice(from, bound - position) });
      yield group;
      group = [];
      from = bound - position;
    }
    group.push({ type: 'text', value: atom.value.slice(from) });
    position += atom.value.length;
  }
  if (group.length > 0) yield group;
}

/** Yields the positions where a text may be divided, without its beginning and end. */
function* boundaries(
  text: string,
  granularity: Granularity,
  language: string | undefined,
): Generator<number, undefined> {
  if (granularity === 'code point') {
    // A single grapheme of many code points: not meant for readers, but it must not break a request.
    for (let index = 1; index < text.length; index++) if ((text.charCodeAt(index) & 0xfc00) !== 0xdc00) yield index;
    return;
  }
  for (const { index } of segmenterOf(language, granularity).segment(text)) {
    if (index > 0 && mayDivide(text, index, granularity)) yield index;
  }
}

function mayDivide(text: string, index: number, granularity: Granularity): boolean {
  if (granularity === 'sentence') return isSentenceEnd(text, index);
  return granularity !== 'word' || betweenWords(text, index);
}

/** Punctuation stays with the word before it. */
function betweenWords(text: string, index: number): boolean {
  return (
    /\s/.test(text.charAt(index - 1)) ||
    (isUnspaced(text.charAt(index - 1)) && /[\p{L}\p{N}]/u.test(text.charAt(index)))
  );
}

function bytesOf(atom: Atom): number {
  return atom.type === 'text' ? utf8Length(escapeMarkup(atom.value)) : tagBytes;
}

function nest(atoms: readonly Atom[]): Node[] {
  const edges = new Map<PairNode, number>();
  for (const atom of atoms) if (atom.type === 'edge') edges.set(atom.pair, (edges.get(atom.pair) ?? 0) + 1);
  const root: Node[] = [];
  const stack: PairNode[] = [];
  for (const atom of atoms) {
    const siblings = stack.at(-1)?.children ?? root;
    if (atom.type === 'text') {
      const last = siblings.at(-1);
      if (last?.type === 'text') last.value += atom.value;
      else siblings.push({ type: 'text', value: atom.value });
    } else if (atom.type === 'whole') siblings.push({ type: 'whole', parts: [...atom.node.parts] });
    else if (edges.get(atom.pair) !== 2) siblings.push({ type: 'whole', parts: [...atom.pair[atom.side]] });
    else if (atom.side === 'open') {
      const pair = { ...atom.pair, children: [] };
      siblings.push(pair);
      stack.push(pair);
    } else stack.pop();
  }
  return root;
}
