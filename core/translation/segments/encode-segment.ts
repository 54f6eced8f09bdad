import type { Part, Unit } from '../../../contracts/document.ts';
import { plainText } from '../../documents/parts/plain-text.ts';
import { isKeptLine } from '../../documents/protection/kept-lines.ts';
import { bulletSigns } from '../../documents/protection/patterns.ts';
import { append } from '../../lib/append.ts';
import { utf8Length } from '../../lib/text/utf8-length.ts';
import { onOneLine } from '../../lib/text/white-space.ts';
import { escapeMarkup } from '../../lib/xml/index.ts';
import { keepLines } from './keep-lines.ts';
import { anyLetters, type Node, nodesOf, partsOfNodes, tagOf } from './nodes.ts';
import { defaultMaxSegmentBytes, type Segment, type Tag } from './segment.ts';
import { splitNodes, splitSentences } from './split-nodes.ts';

export interface EncodeOptions {
  /** UTF-8 bytes that a segment may take. */
  maxSegmentBytes?: number;
  /** The language of the text, which decides where its sentences end. */
  language?: string;
}

type Encodable = Pick<Unit, 'id' | 'parts'> & Partial<Pick<Unit, 'kind'>>;

/**
 * Returns the segments of a unit, in order: empty if it has no letters or is a line that is never sent; several if it
 * is longer than a segment may be.
 */
export function encodeSegment(unit: Encodable, options: EncodeOptions = {}): Segment[] {
  const { maxSegmentBytes = defaultMaxSegmentBytes, language } = options;
  const whole = translatable(unit);
  if (!whole) return [];
  const single = encode(unit.id, 0, whole);
  if (utf8Length(single.text) <= maxSegmentBytes) return [single];
  return encodePieces(unit.id, whole, splitNodes(whole.nodes, maxSegmentBytes, language));
}

/**
 * Returns the segments of a unit, one for each sentence, for a unit of any length. A sentence without letters joins
 * the next one; a sentence longer than a segment may be becomes several.
 */
export function encodeSentences(unit: Encodable, options: EncodeOptions = {}): Segment[] {
  const { maxSegmentBytes = defaultMaxSegmentBytes, language } = options;
  const whole = translatable(unit);
  return whole ? encodePieces(unit.id, whole, splitSentences(whole.nodes, maxSegmentBytes, language)) : [];
}

/** Returns the content of a unit that is translated, without its ends; undefined if the unit is never sent. */
function translatable(unit: Encodable): Lifted | undefined {
  const nodes = keepLines(nodesOf(unit.parts));
  if (!anyLetters(nodes) || isKeptLine(plainText(unit.parts), unit.kind)) return undefined;
  return lift(nodes);
}

function encodePieces(unit: string, whole: Lifted, pieces: readonly Node[][]): Segment[] {
  const segments: Segment[] = [];
  // A piece without letters is not sent: it joins the piece after it, or the last piece at the end.
  let waiting: Part[] = [...whole.before];
  for (const piece of pieces) {
    const lifted = lift(piece);
    if (!anyLetters(lifted.nodes)) {
      append(waiting, partsOfNodes(piece));
      continue;
    }
    segments.push(encode(unit, segments.length, { ...lifted, before: [...waiting, ...lifted.before] }));
    waiting = [];
  }
  append(segments.at(-1)?.after ?? [], [...waiting, ...whole.after]);
  return segments;
}

/** White space, and a bullet that readers see as one and the format does not. */
const leading = new RegExp(String.raw`^\s*(?:[${bulletSigns}][ \t\u00a0]*|[–—][ \t\u00a0]+)?`);

interface Lifted {
  before: Part[];
  nodes: Node[];
  after: Part[];
}

/** Removes content at the ends that is not part of a sentence, and a pair around everything. */
function lift(nodes: readonly Node[]): Lifted {
  let inner = nodes;
  let from = 0;
  let to = nodes.length;
  const before: Part[] = [];
  /** From the outside to the inside. */
  const behind: Part[][] = [];
  for (;;) {
    const first = inner[from];
    const last = inner[to - 1];
    if (from >= to || !first || !last) break;
    if ((first.type === 'whole' && !belongs(first, inner[from + 1], 'first')) || isBlank(first)) {
      append(before, partsOfNodes([first]));
      from++;
    } else if ((last.type === 'whole' && !belongs(last, inner[to - 2], 'last')) || isBlank(last)) {
      behind.push(partsOfNodes([last]));
      to--;
    } else if (first.type === 'pair' && to - from === 1) {
      append(before, first.open);
      behind.push(first.close);
      [inner, from, to] = [first.children, 0, first.children.length];
    } else break;
  }
  const rest = inner.slice(from, to);
  const first = rest[0];
  if (first?.type === 'text') {
    const value = first.value.replace(leading, '');
    if (value !== first.value)
      before.push({ type: 'text', value: first.value.slice(0, first.value.length - value.length) });
    rest[0] = { type: 'text', value };
  }
  const last = rest.at(-1);
  if (last?.type === 'text') {
    const value = last.value.trimEnd();
    if (value !== last.value) behind.push([{ type: 'text', value: last.value.slice(value.length) }]);
    rest[rest.length - 1] = { type: 'text', value };
  }
  return { before, nodes: rest, after: behind.reverse().flat() };
}

/** A letter or figure with at most one space before it, or behind it. */
const wordFollows = /^[ \u00a0]?[\p{L}\p{N}]|^['’]\p{L}/u;
const wordPrecedes = /[\p{L}\p{N}][ \u00a0]?$/u;

/**
 * Whether what is kept at an end of the text is a word of its sentence: readers see it, as a name or a number, and
 * words follow or precede it directly. An engine must put it where its language wants it. An address behind a colon, a
 * bullet, a picture or a line break is beside the sentence.
 */
function belongs(
  { parts }: Extract<Node, { type: 'whole' }>,
  beside: Node | undefined,
  end: 'first' | 'last',
): boolean {
  const text = beside === undefined ? '' : edgeOf(beside, end);
  if (!(end === 'first' ? wordFollows : wordPrecedes).test(text)) return false;
  const seen = parts.map((part) =>
    part.type === 'placeholder' ? (part.text ?? '') : part.type === 'text' ? part.value : '',
  );
  const nearest = (end === 'first' ? seen.toReversed() : seen).find((each) => each !== '');
  return nearest !== undefined && /[\p{L}\p{N}]/u.test(nearest);
}

/** The characters of a node that are nearest to the one before or behind it. */
function edgeOf(node: Node, end: 'first' | 'last'): string {
  if (node.type === 'text') return end === 'first' ? node.value.slice(0, 2) : node.value.slice(-2);
  if (node.type === 'whole') return '';
  const child = end === 'first' ? node.children[0] : node.children.at(-1);
  return child === undefined ? '' : edgeOf(child, end);
}

function isBlank(node: Node): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function encode(unit: string, index: number, { before, nodes, after }: Lifted): Segment {
  const tags: Tag[] = [];
  const text = (children: readonly Node[]): string =>
    children
      .map((node) => {
        // A raw line break would make two lines of one. Soft hyphens mark where a word of this language may be
        // divided; engines take them for parts of the word.
        if (node.type === 'text') return escapeMarkup(onOneLine(node.value).replaceAll('\u00ad', ''));
        tags.push(tagOf(node));
        const number = tags.length;
        return node.type === 'whole' ? `<x${number}/>` : `<g${number}>${text(node.children)}</g${number}>`;
      })
      .join('');
  return { unit, index, text: text(nodes), tags, before, after };
}
