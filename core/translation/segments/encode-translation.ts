import type { Part } from '../../../contracts/document.ts';
import { onOneLine } from '../../lib/text/white-space.ts';
import { escapeMarkup } from '../../lib/xml/index.ts';
import { decodeSegment } from './decode-segment.ts';
import type { Segment } from './segment.ts';

/**
 * Encodes a translation as text with the segment's own tags: the inverse of `decodeSegment`. Undefined if the
 * translation has other tags than the segment, or lost one.
 */
export function encodeTranslation(segment: Segment, parts: readonly Part[]): string | undefined {
  const inner = within(segment, parts);
  if (inner === undefined) return undefined;
  const names = tagNames(segment);
  let text = '';
  for (let index = 0; index < inner.length; index++) {
    const part = inner[index];
    if (part?.type === 'text') {
      text += escapeMarkup(onOneLine(part.value));
      continue;
    }
    const tag = part && names.get(identity(part));
    // The other parts of a tag follow its first part directly.
    if (!tag || tag.parts.some((own, offset) => !isSame(own, inner[index + offset]))) return undefined;
    text += tag.text;
    index += tag.parts.length - 1;
  }
  const trimmed = text.trim();
  return decodeSegment(segment, trimmed).ok ? trimmed : undefined;
}

interface Named {
  text: string;
  parts: readonly Part[];
}

/** Indexes tags by their first part. */
function tagNames({ tags }: Segment): Map<string, Named> {
  const names = new Map<string, Named>();
  const add = (parts: readonly Part[], text: string) => {
    if (parts[0]) names.set(identity(parts[0]), { text, parts });
  };
  for (const [index, tag] of tags.entries()) {
    const number = index + 1;
    if (tag.type === 'whole') add(tag.parts, `<x${number}/>`);
    else {
      add(tag.open, `<g${number}>`);
      add(tag.close, `</g${number}>`);
    }
  }
  return names;
}

function identity(part: Part): string {
  return part.type === 'text' ? `text ${part.value}` : `${part.type} ${part.id}`;
}

function isSame(one: Part, other: Part | undefined): boolean {
  return other !== undefined && identity(one) === identity(other);
}

/** Removes the parts before and after the segment's text; white space there may have merged with the text. */
function within({ before, after }: Segment, parts: readonly Part[]): Part[] | undefined {
  const rest = [...parts];
  for (const part of before) if (!takeFirst(rest, part)) return undefined;
  for (const part of after.toReversed()) if (!takeLast(rest, part)) return undefined;
  return rest;
}

function takeFirst(rest: Part[], part: Part): boolean {
  const first = rest[0];
  if (part.type !== 'text') return isSame(part, first) && rest.shift() !== undefined;
  if (first?.type !== 'text') return part.value.trim() === '';
  if (first.value.startsWith(part.value)) rest[0] = { ...first, value: first.value.slice(part.value.length) };
  else return part.value.trim() === '';
  if (first.value === part.value) rest.shift();
  return true;
}

function takeLast(rest: Part[], part: Part): boolean {
  const last = rest.at(-1);
  if (part.type !== 'text') return isSame(part, last) && rest.pop() !== undefined;
  if (last?.type !== 'text') return part.value.trim() === '';
  const kept = last.value.slice(0, last.value.length - part.value.length);
  if (last.value.endsWith(part.value)) rest[rest.length - 1] = { ...last, value: kept };
  else return part.value.trim() === '';
  if (kept === '') rest.pop();
  return true;
}
