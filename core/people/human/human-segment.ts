import type { Part, SourceDocument, Unit } from '../../../contracts/document.ts';
import { markupText } from '../../documents/parts/plain-text.ts';
import { normalise, renumbered } from '../../translation/memory/normalise.ts';
import { encodeSegment, encodeSentences } from '../../translation/segments/encode-segment.ts';
import type { Segment, Tag } from '../../translation/segments/segment.ts';
import { tokensOf } from '../../translation/segments/tokens.ts';

/** A text of the source and a person's translation, both in the memory's form. */
export interface HumanPair {
  /** Encoded, as keys are made from it. */
  text: string;
  /** Normalised. */
  source: string;
  /** Encoded, with the tags of `source`. */
  target: string;
}

const whole = { maxSegmentBytes: Number.POSITIVE_INFINITY };

/** A unit and its translation as a pair; undefined if their markup differs. */
export function blockPair(source: Side, human: Side): HumanPair | undefined {
  const [own] = encodeSegment(source.unit, { ...whole, language: source.document.language });
  const [other] = encodeSegment(human.unit, { ...whole, language: human.document.language });
  return own && other && pairOf(own, other, source, human);
}

/** Pairs the sentences if both sides have the same number and the same markup in each; otherwise empty. */
export function sentencePairs(source: Side, human: Side): HumanPair[] {
  const own = encodeSentences(source.unit, { ...whole, language: source.document.language });
  const other = encodeSentences(human.unit, { ...whole, language: human.document.language });
  if (own.length < 2 || own.length !== other.length) return [];
  const pairs = own.map((segment, index) => pairOf(segment, other[index] as Segment, source, human));
  return pairs.every((pair) => pair !== undefined) ? pairs : [];
}

export interface Side {
  document: SourceDocument;
  unit: Unit;
}

function pairOf(own: Segment, other: Segment, source: Side, human: Side): HumanPair | undefined {
  const numbers = matchedTags(own.tags.map(markupOf(source)), other.tags.map(markupOf(human)));
  if (numbers === undefined) return undefined;
  const target = tokensOf(other.text)
    .map((token) => (token.type === 'text' ? token.source : withNumber(token.type, numbers[token.number - 1] ?? 0)))
    .join('');
  const { text, tags } = normalise(own.text);
  return { text: own.text, source: text, target: renumbered(target, tags) };
}

/** Numbers of the source's tags, for each tag of the person's text; repeated markup matches in order. */
function matchedTags(own: readonly string[], other: readonly string[]): number[] | undefined {
  if (own.length !== other.length) return undefined;
  const free = own.map((markup, index) => ({ markup, number: index + 1 }));
  const numbers: number[] = [];
  for (const markup of other) {
    const index = free.findIndex((tag) => tag.markup === markup);
    const [found] = index < 0 ? [] : free.splice(index, 1);
    if (found === undefined) return undefined;
    numbers.push(found.number);
  }
  return numbers;
}

function markupOf({ document }: Side) {
  const text = (parts: readonly Part[]) =>
    parts.map((part) => (part.type === 'text' ? part.value.trim() : markupText(part, document.text))).join('');
  return (tag: Tag) => (tag.type === 'pair' ? `pair ${text(tag.open)} ${text(tag.close)}` : `whole ${text(tag.parts)}`);
}

function withNumber(type: 'open' | 'close' | 'whole', number: number): string {
  if (type === 'whole') return `<x${number}/>`;
  return type === 'open' ? `<g${number}>` : `</g${number}>`;
}
