import type { Part } from '../../../../contracts/document.ts';
import { hasLetters } from '../../../lib/text/words.ts';
import { encodeXml } from '../../../lib/xml/index.ts';
import { protectedParts } from '../../protection/protected-parts.ts';
import type { DraftUnit } from '../format.ts';
import type { DocxItem, TextItem } from './item.ts';
import { type RunFormat, sameButFace, showsOnSpace } from './run-format.ts';
import { encodeSyntax } from './syntax.ts';

/**
 * Converts the items of a paragraph to a unit's range, parts and syntax; undefined if there is nothing to translate.
 *
 * @param initial a drop cap, which is a paragraph of its own, directly before this one: its letters become the first of
 * the text, and a translation does without its paragraph.
 */
export function paragraphUnit(
  all: readonly DocxItem[],
  initial?: { text: string; start: number; end: number },
): Pick<DraftUnit, 'range' | 'parts' | 'syntax'> | undefined {
  const rest = joinedAnchors(trimmed(all));
  const items = initial ? withInitial(rest, initial.text) : rest;
  const first = items[0];
  const last = items.at(-1);
  const formats = formatsOf(items);
  if (!first || !last || !formats) return undefined;
  const parts = new PartsBuilder(formats).build(items);
  if (!parts.some((part) => part.type === 'text' && hasLetters(part.value))) return undefined;
  const anchors = (side: 'before' | 'after') =>
    items.flatMap((item) => (item.type === 'anchor' && item.side === side ? [item.source] : []));
  return {
    range: { start: initial?.start ?? first.top.start, end: last.top.end },
    parts,
    syntax: encodeSyntax({
      base: formats.base.source,
      before: [...(initial ? [{ start: initial.end, end: first.top.start }] : []), ...anchors('before')],
      after: anchors('after'),
    }),
  };
}

/** The letters of a drop cap look as the text that they begin. */
function withInitial(items: readonly DocxItem[], value: string): DocxItem[] {
  const text = items.find((item) => item.type === 'text');
  const first = items[0];
  return text && first ? [{ type: 'text', value, format: text.format, top: first.top }, ...items] : [...items];
}

/** The words or the date of a field, and a formula; not the number of a page, nor a sign before a line. */
const isRead = /\p{L}|\d\D{1,3}\d/u;

/** Drops items at the ends that readers do not read, unless they belong to an element that remains. */
function trimmed(items: readonly DocxItem[]): DocxItem[] {
  const apart = (item: DocxItem | undefined) =>
    ((item?.type === 'whole' && !isRead.test(item.text)) ||
      item?.type === 'anchor' ||
      (item?.type === 'open' && !item.close)) &&
    item.source.start === item.top.start &&
    item.source.end === item.top.end;
  let from = 0;
  let to = items.length;
  while (from < to && apart(items[from])) from++;
  while (to > from && apart(items[to - 1])) to--;
  return items.slice(from, to);
}

/**
 * Keeps a bookmark together with the whole element that it begins or ends with: a reference to "Figure 1" must still
 * lead there.
 */
function joinedAnchors(items: readonly DocxItem[]): DocxItem[] {
  const result: DocxItem[] = [];
  for (const item of items) {
    const last = result.at(-1);
    if (!last || last.type === 'text' || item.type === 'text' || last.source.end !== item.source.start) {
      result.push(item);
    } else if (item.type === 'anchor' && item.side === 'after' && last.type === 'whole' && !last.format) {
      result[result.length - 1] = { ...last, source: { start: last.source.start, end: item.source.end } };
    } else if (item.type === 'whole' && !item.format && last.type === 'anchor' && last.side === 'before') {
      result[result.length - 1] = { ...item, source: { start: last.source.start, end: item.source.end } };
    } else result.push(item);
  }
  return result;
}

interface Formats {
  /** The format of most of the text, which does not need a tag. */
  base: RunFormat;
  /** Returns the format to use for an item; for white space it may be its neighbour's. */
  of(item: DocxItem): RunFormat | undefined;
}

function formatsOf(items: readonly DocxItem[]): Formats | undefined {
  const given = new Map<DocxItem, RunFormat>();
  const known = new Map<string, { format: RunFormat; length: number; letters: boolean }>();
  let last: TextItem | undefined;
  let depth = 0;
  for (const item of items) {
    if (item.type === 'open' && item.close) depth++;
    else if (item.type === 'close') depth--;
    if (item.type !== 'text') continue;
    const format = last && looksAsBefore(item, last) ? (given.get(last) ?? item.format) : item.format;
    given.set(item, format);
    last = item;
    const letters = hasLetters(item.value);
    const seen = known.get(format.key);
    // Text in a link has a tag around it anyway: the text outside decides.
    const length = item.value.length * (depth === 0 ? outsideCounts : 1);
    if (!seen) known.set(format.key, { format, length, letters });
    else {
      seen.length += length;
      // A run without letters does not tell the direction of the others.
      if (letters && !seen.letters) Object.assign(seen, { format, letters });
    }
  }
  const [most] = [...known.values()].sort((a, b) => b.length - a.length);
  if (!most) return undefined;
  return {
    base: most.format,
    of: (item) => {
      const format = given.get(item) ?? (item.type === 'whole' ? item.format : undefined);
      return format && (known.get(format.key)?.format ?? format);
    },
  };
}

/** Links are never this many times longer than the text outside of them. */
const outsideCounts = 1_000_000;

/** Whether a text may have the format of the text before it: white space, and the rest of a word in another face. */
function looksAsBefore(item: TextItem, last: TextItem): boolean {
  if (item.value.trim() === '') return !showsOnSpace(item.format) && !showsOnSpace(last.format);
  return /\p{L}$/u.test(last.value) && /^\p{L}/u.test(item.value) && sameButFace(item.format, last.format);
}

class PartsBuilder {
  readonly #formats: Formats;
  readonly #parts: Part[] = [];
  readonly #tags = new Map<DocxItem, number>();
  #lastId = 0;
  #text = '';
  /** The tag around the text being collected, if its format is not the base. */
  #format: { key: string; id: number } | undefined;
  /** Parts kept whole, not yet known to be inside that tag or after it. */
  #waiting: Extract<DocxItem, { type: 'whole' }>[] = [];

  constructor(formats: Formats) {
    this.#formats = formats;
  }

  build(items: readonly DocxItem[]): Part[] {
    for (const item of items) {
      if (item.type === 'anchor') continue;
      if (item.type === 'text' || (item.type === 'whole' && item.format)) this.#inFormat(item);
      if (item.type === 'text') this.#text += item.value;
      else if (item.type === 'whole') {
        this.#waiting.push(item);
        // An underlined tab keeps its underline.
        if (item.format) this.#flushWaiting();
      } else this.#edge(item);
    }
    this.#setFormat(undefined);
    return this.#parts;
  }

  #inFormat(item: DocxItem): void {
    const format = this.#formats.of(item);
    const wanted = format && format.key !== this.#formats.base.key ? format : undefined;
    if (wanted?.key === this.#format?.key) this.#flushWaiting();
    else this.#setFormat(wanted);
  }

  #setFormat(format: RunFormat | undefined): void {
    if (this.#format) {
      this.#flushText();
      this.#parts.push({ type: 'close', id: this.#format.id, source: { raw: '' } });
      this.#format = undefined;
    }
    this.#flushWaiting();
    this.#flushText();
    if (!format) return;
    const id = this.#nextId();
    this.#parts.push({ type: 'open', id, source: format.source });
    this.#format = { key: format.key, id };
  }

  #edge(item: Extract<DocxItem, { type: 'open' | 'close' }>): void {
    this.#setFormat(undefined);
    const { source } = item;
    if (item.type === 'close') {
      this.#parts.push({ type: 'close', id: this.#tags.get(item.open) ?? 0, source });
      return;
    }
    const id = this.#nextId();
    this.#tags.set(item, id);
    this.#parts.push({ type: item.close ? 'open' : 'placeholder', id, source });
  }

  #flushWaiting(): void {
    if (this.#waiting.length === 0) return;
    this.#flushText();
    for (const { source, text } of this.#waiting) {
      this.#parts.push({ type: 'placeholder', id: this.#nextId(), source, ...(text === '' ? {} : { text }) });
    }
    this.#waiting = [];
  }

  #flushText(): void {
    for (const part of protectedParts(this.#text, encodeXml, this.#nextId)) this.#parts.push(part);
    this.#text = '';
  }

  readonly #nextId = (): number => ++this.#lastId;
}
