import type { Markup, Part, Range, UnitKind } from '../../../contracts/document.ts';
import { Rejection } from '../../../contracts/failures.ts';
import { maxNesting } from '../../../contracts/limits.ts';
import { hasLetters } from '../../lib/text/words.ts';
import { plainText } from '../parts/plain-text.ts';
import { protectedSpans } from '../protection/protected-spans.ts';
import { type InlineItem, isBlankText, type MarkupLook, type OpenMarkup } from './inline-items.ts';
import { joinedItems } from './joined-items.ts';
import { linesOfItems } from './lines-of-items.ts';
import { isShortLine } from './parted-lines.ts';

/** A stretch of decoded text and its place in the source. */
interface Run {
  value: string;
  start: number;
  end: number;
  /** Whether markup comes before it that a translation does without. */
  isAfterDropped?: boolean;
}

interface Content {
  range: Range;
  parts: Part[];
}

interface InlineOptions {
  collapse: boolean;
  outside?: (name: string) => boolean;
  wordLike?: boolean;
}

/**
 * Collects the content of one unit in a parser's order: text, markup that opens and closes, things kept whole. Markup
 * that does not pair up (misnested, never closed) becomes a placeholder, so that nothing is lost and the source need
 * not be well formed.
 */
export class Inline {
  readonly #items: InlineItem[] = [];
  readonly #open: OpenMarkup[] = [];
  readonly #openByName = new Map<string, number>();
  readonly #write: (text: string) => string;
  readonly #collapse: boolean;
  readonly #outside: (name: string) => boolean;
  readonly #wordLike: boolean;
  #letters = false;

  /**
   * @param write escapes a text for the format; used if a protected span does not have a source.
   * @param collapse whether runs of white space are one space, as in markup.
   * @param outside whether markup of that name stays outside the unit if it is around all of it.
   * @param wordLike whether placeholders that look like words are kept.
   */
  constructor(write: (text: string) => string, { collapse, outside = () => false, wordLike = false }: InlineOptions) {
    this.#write = write;
    this.#collapse = collapse;
    this.#outside = outside;
    this.#wordLike = wordLike;
  }

  /** The number of open tags. */
  get depth(): number {
    return this.#open.length;
  }

  text(value: string, start: number, end: number): void {
    this.#items.push({ type: 'text', value, start, end });
    if (!this.#letters) this.#letters = hasLetters(value);
  }

  /** @param look of the markup, if neighbours that look alike are one. */
  open(name: string, { start, end }: Range, look?: MarkupLook): void {
    const item: OpenMarkup = { type: 'open', name, start, end, look };
    this.#items.push(item);
    this.#open.push(item);
    if (this.#open.length > maxNesting) {
      throw new Rejection('TooDeeplyNested', `Markup in a line of text nests deeper than ${maxNesting} levels.`);
    }
    this.#openByName.set(name, (this.#openByName.get(name) ?? 0) + 1);
  }

  /** Ends the innermost open markup of that name; markup opened inside it and never closed stays unpaired. */
  close(name: string, range: Range, source: Markup = range): void {
    // Checked first, so that stray end tags cost nothing, even with many open tags.
    if (!this.#openByName.get(name)) {
      this.placeholder(range, { source });
      return;
    }
    for (let open = this.#open.pop(); open; open = this.#open.pop()) {
      this.#openByName.set(open.name, (this.#openByName.get(open.name) ?? 1) - 1);
      if (open.name !== name) continue;
      const item: InlineItem = { type: 'close', ...range, source, open };
      open.close = item;
      this.#items.push(item);
      return;
    }
  }

  placeholder(range: Range, { source = range, text }: { source?: Markup; text?: string } = {}): void {
    this.#items.push({ type: 'placeholder', ...range, source, ...(text === undefined ? {} : { text }) });
  }

  /** Adds what readers do not see, such as a comment; at the ends of a text it stays outside. */
  unseen(range: Range): void {
    this.#items.push({ type: 'placeholder', ...range, source: range, isUnseen: true });
  }

  /** Adds the author's line break, which may divide separate texts. */
  lineBreak(range: Range): void {
    this.#items.push({ type: 'placeholder', ...range, source: range, text: ' ', isBreak: true });
  }

  /** Returns the unit's range and parts; undefined if it has no letters to translate. */
  finish(): Content | undefined {
    return this.#letters ? this.#content(joinedItems(this.#items)) : undefined;
  }

  /**
   * Returns each text between line breaks as `finish` does, in order. Short lines of a paragraph are of the kind
   * `line`.
   */
  finishLines(kind: UnitKind): (Content & { kind: UnitKind })[] {
    if (!this.#letters) return [];
    const texts = linesOfItems(joinedItems(this.#items));
    return texts.flatMap((items) => {
      const content = this.#content(items);
      if (content === undefined) return [];
      const isLine = kind === 'paragraph' && texts.length > 1 && isShortLine(plainText(content.parts));
      return [{ kind: isLine ? 'line' : kind, ...content }];
    });
  }

  #content(all: readonly InlineItem[]): Content | undefined {
    const items = this.#trimmed(all);
    const first = items[0];
    const last = items.at(-1);
    if (!first || !last) return undefined;
    const parts = this.#parts(items);
    if (!parts.some((part) => part.type === 'text' && hasLetters(part.value))) return undefined;
    return { range: { start: first.start, end: last.end }, parts };
  }

  /** Leaves white space at the ends outside of the unit. */
  #trimmed(all: readonly InlineItem[]): InlineItem[] {
    let from = 0;
    let to = all.length;
    for (;;) {
      while (from < to && isApart(all[from])) from++;
      while (to > from && isApart(all[to - 1])) to--;
      const first = all[from];
      const last = all[to - 1];
      if (first?.type !== 'open' || !first.close || first.close !== last || !this.#outside(first.name)) break;
      from++;
      to--;
    }
    const items = all.slice(from, to);
    const first = items[0];
    if (first?.type === 'text' && exact(first)) {
      const cut = first.value.length - first.value.trimStart().length;
      items[0] = { ...first, value: first.value.slice(cut), start: first.start + cut };
    }
    const last = items.at(-1);
    if (last?.type === 'text' && exact(last)) {
      const cut = last.value.length - last.value.trimEnd().length;
      items[items.length - 1] = { ...last, value: last.value.slice(0, last.value.length - cut), end: last.end - cut };
    }
    return items;
  }

  #parts(items: readonly InlineItem[]): Part[] {
    const parts: Part[] = [];
    const ids = new Map<InlineItem, number>();
    let count = 0;
    let runs: Run[] = [];
    let space = false;
    let isAfterDropped = false;
    const flush = () => {
      count = this.#pushText(runs, parts, count);
      runs = [];
    };
    for (const item of items) {
      if (item.type === 'text') {
        for (const run of this.#collapse ? collapsed(item) : [item]) {
          const blank = this.#collapse && run.value === ' ';
          if (!(blank && space)) {
            runs.push(isAfterDropped ? { ...run, isAfterDropped } : run);
            isAfterDropped = false;
          }
          space = blank;
        }
        continue;
      }
      if (item.type === 'dropped') {
        isAfterDropped = true;
        continue;
      }
      flush();
      if (item.type === 'close') {
        parts.push({ type: 'close', id: ids.get(item.open) ?? 0, source: item.source });
        continue;
      }
      const id = ++count;
      const { start, end } = item;
      if (item.type === 'open' && item.close) {
        ids.set(item, id);
        parts.push({ type: 'open', id, source: { start, end } });
      } else if (item.type === 'open') {
        parts.push({ type: 'placeholder', id, source: { start, end } });
      } else {
        space = false;
        parts.push({
          type: 'placeholder',
          id,
          source: item.source,
          ...(item.text === undefined ? {} : { text: item.text }),
        });
      }
    }
    flush();
    return parts;
  }

  /** Adds a stretch of text, with protected spans as placeholders; returns the last id used. */
  #pushText(runs: readonly Run[], parts: Part[], lastId: number): number {
    const text = runs.map((run) => run.value).join('');
    let id = lastId;
    let done = 0;
    const locate = locator(runs);
    const isDivided = divider(runs);
    for (const span of protectedSpans(text, this.#wordLike)) {
      if (span.start > done) parts.push({ type: 'text', value: text.slice(done, span.start) });
      const value = text.slice(span.start, span.end);
      const start = locate(span.start, 'start');
      const end = locate(span.end, 'end');
      const isWhole = !isDivided(span);
      const source =
        !isWhole || start === undefined || end === undefined ? { raw: this.#write(value) } : { start, end };
      parts.push({ type: 'placeholder', id: ++id, source, text: value });
      done = span.end;
    }
    if (done < text.length) parts.push({ type: 'text', value: text.slice(done) });
    return id;
  }
}

/** Whether an item at the end of a text may as well be outside of it. */
function isApart(item: InlineItem | undefined): boolean {
  return isBlankText(item) || (item?.type === 'placeholder' && item.isUnseen === true);
}

/** Whether decoding did not change the text's length, so that positions within it map to the source. */
function exact(run: Run): boolean {
  return run.value.length === run.end - run.start;
}

function* collapsed(item: Run): Generator<Run> {
  if (!/[ \t\r\n\f]/.test(item.value)) {
    yield item;
    return;
  }
  for (const match of item.value.matchAll(/[ \t\r\n\f]+|[^ \t\r\n\f]+/g)) {
    const value = /^[ \t\r\n\f]/.test(match[0]) ? ' ' : match[0];
    yield exact(item)
      ? { value, start: item.start + match.index, end: item.start + match.index + match[0].length }
      : // Decoded text is a single word or character; otherwise positions inside it are not needed.
        { value, start: item.start, end: item.end };
  }
}

/** Tells whether markup that was dropped is within a span; spans must be asked for in ascending order. */
function divider(runs: readonly Run[]): (span: { start: number; end: number }) => boolean {
  const places: number[] = [];
  let before = 0;
  for (const { value, isAfterDropped } of runs) {
    if (isAfterDropped) places.push(before);
    before += value.length;
  }
  let index = 0;
  return ({ start, end }) => {
    while (index < places.length && (places[index] ?? 0) <= start) index++;
    return (places[index] ?? Number.POSITIVE_INFINITY) < end;
  };
}

/** Returns a function from text positions to source positions, which must be asked for in ascending order. */
function locator(runs: readonly Run[]): (position: number, side: 'start' | 'end') => number | undefined {
  let index = 0;
  let before = 0;
  return (position, side) => {
    for (let run = runs[index]; run; run = runs[++index]) {
      const within = position - before;
      const length = run.value.length;
      // A start belongs to the run that begins there, an end to the one that ends there.
      if (within < length || (side === 'end' && within === length)) {
        if (exact(run)) return run.start + within;
        if (within === 0) return run.start;
        return within === length ? run.end : undefined;
      }
      before += length;
    }
    return undefined;
  };
}
