import type { State } from 'mdast-util-to-markdown';
import { bareAddress } from './bare-address.ts';
import { dialectMarks } from './dialects/dialects.ts';
import type { Span } from './spans.ts';

interface Around {
  /** The character before the text; a line break if the text begins a line. */
  before: string;
  after: string;
}

/** Writes spans, escaping everything that would be syntax in its place. */
export function serialize(spans: readonly Span[], state: State, { before, after }: Around): string {
  const writer = new Writer(state, before);
  writer.write(trimmed(merged(tidy(spans))), after);
  return writer.output;
}

/** Characters kept at the end of the output for lookback; the rest is put aside. */
const lookedAt = 512;

class Writer {
  readonly #done: string[] = [];
  /** The end of the output; kept short, since reading into a growing string copies all of it. */
  #tail = '';
  readonly #state: State;
  readonly #before: string;
  /** Whether to write the next character as a reference, so that the marks before it close. */
  #encodeNext = false;
  /** The mark written last, with nothing since. */
  #lastMark = '';
  /** The open marks, outermost first. */
  readonly #marks: string[] = [];

  constructor(state: State, before: string) {
    this.#state = state;
    this.#before = before;
  }

  get output(): string {
    return this.#done.join('') + this.#tail;
  }

  write(spans: readonly Span[], after: string): void {
    for (const [index, span] of spans.entries()) {
      const rest = spans.slice(index + 1, index + 3);
      const next = rest.length > 0 ? rest.map(head).join('') : after;
      if (span.type === 'words') this.#words(span.value, next.charAt(0));
      else if (span.type === 'markup') this.#markup(bareAddress(span.value, this.#last(), next, this.#state.stack));
      else this.#pair(span, next.charAt(0));
    }
  }

  #words(value: string, after: string): void {
    let text = value;
    if (this.#last() === '\n') text = text.trimStart();
    if (this.#encodeNext) {
      const first = [...text][0];
      if (first !== undefined && isLetter(first)) {
        this.#push(reference(first));
        text = text.slice(first.length);
      }
      this.#encodeNext = false;
    }
    const signs = madeUpSigns(text, {
      heading: this.#state.stack.includes('headingAtx'),
      last: this.#last(),
      ends: after === '\n',
    });
    for (const [n, start] of [0, ...signs].entries()) {
      const piece = text.slice(start, signs[n]);
      if (piece === '') continue;
      const safe = this.#state.safe(piece, { before: this.#last(), after: n === signs.length ? after : '\\' });
      this.#push(n > 0 && !safe.startsWith('\\') ? `\\${safe}` : safe);
    }
  }

  #markup(value: string): void {
    this.#encodeNext = false;
    this.#push(value);
  }

  #pair(pair: Extract<Span, { type: 'pair' }>, after: string): void {
    const { open, close, children } = this.#unambiguous(pair);
    const mark = markOf(open);
    if (mark) this.#openMark(mark, children);
    this.#push(open);
    this.#encodeNext = false;
    this.#inside(open, () => this.write(children, close.charAt(0)));
    const last = this.#last();
    this.#encodeNext = false;
    this.#push(close);
    if (!mark) return;
    this.#lastMark = mark;
    // If a word continues after a closing mark, the mark closes only after a letter, and `_` never.
    this.#encodeNext = isLetter(after) && (mark === '_' || isPunctuation(last));
  }

  #inside(open: string, write: () => void): void {
    const exit = open.endsWith('[') ? this.#state.enter('label') : undefined;
    this.#marks.push(markOf(open) ?? '');
    write();
    this.#marks.pop();
    exit?.();
  }

  /** Between punctuation, a mark of the same character could also close the one around it: use the other character. */
  #unambiguous(pair: Extract<Span, { type: 'pair' }>): Extract<Span, { type: 'pair' }> {
    const mark = markOf(pair.open);
    const between = /\S/.test(this.#last()) && isPunctuation(firstOf(pair.children));
    const other = mark === '*' ? '_' : '*';
    // Directly after the opening mark there is no text to close.
    const follows = this.#tail.endsWith(mark ?? '') && !this.#tail.endsWith(`\\${mark}`);
    if (!between || follows || !mark || mark === '~' || this.#marks.at(-1) !== mark) return pair;
    return { ...pair, open: pair.open.replaceAll(mark, other), close: pair.close.replaceAll(mark, other) };
  }

  #openMark(mark: string, children: readonly Span[]): void {
    // Adjacent runs of one character would merge.
    if (this.#lastMark === mark && this.#tail.endsWith(mark)) this.#push('<!-- -->');
    const last = [...this.#tail.slice(-2)].at(-1) ?? '';
    if (!isLetter(last) || !(mark === '_' || isPunctuation(firstOf(children)))) return;
    const before = this.#tail.slice(0, this.#tail.length - last.length);
    // A backslash that was literal would escape the reference: double it.
    let escapes = 0;
    while (before.charAt(before.length - 1 - escapes) === '\\') escapes++;
    this.#tail = before + (escapes % 2 === 1 ? '\\' : '') + reference(last);
  }

  #push(text: string): void {
    this.#tail += text;
    if (this.#tail.length > 8 * lookedAt) {
      this.#done.push(this.#tail.slice(0, -lookedAt));
      this.#tail = this.#tail.slice(-lookedAt);
    }
    if (text !== '') this.#lastMark = '';
  }

  /** Returns the character before the next one; a line break also after a line's prefix alone. */
  #last(): string {
    if (this.#tail === '') return this.#before;
    return /[\r\n][ \t>]*$/.test(this.#tail.slice(-200)) ? '\n' : ([...this.#tail.slice(-2)].at(-1) ?? '');
  }
}

/**
 * Moves white space outside the marks around it, which would not work as marks otherwise; drops marks around nothing.
 */
function tidy(spans: readonly Span[]): Span[] {
  return spans.flatMap((span): Span[] => {
    if (span.type !== 'pair') return [span];
    const children = tidy(span.children);
    if (!markOf(span.open)) return [{ ...span, children }];
    const before: Span[] = [];
    const after: Span[] = [];
    const first = children[0];
    if (first?.type === 'words') {
      const text = first.value.trimStart();
      if (text !== first.value) before.push({ type: 'words', value: ' ' });
      if (text === '') children.shift();
      else children[0] = { type: 'words', value: text };
    }
    const last = children.at(-1);
    if (last?.type === 'words') {
      const text = last.value.trimEnd();
      if (text !== last.value) after.push({ type: 'words', value: ' ' });
      if (text === '') children.pop();
      else children[children.length - 1] = { type: 'words', value: text };
    }
    return children.length === 0 ? [...before, ...after] : [...before, { ...span, children }, ...after];
  });
}

/** Merges neighbouring texts, so that escaping sees the neighbouring characters. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (span.type === 'pair') result.push({ ...span, children: merged(span.children) });
    else if (span.type === 'words' && last?.type === 'words') {
      result[result.length - 1] = { type: 'words', value: `${last.value}${span.value}`.replace(/ {2,}/g, ' ') };
    } else result.push(span);
  }
  return result;
}

/** Trims the ends of a unit; white space there would have to be written as a reference. */
function trimmed(spans: readonly Span[]): Span[] {
  const result = [...spans];
  const first = result[0];
  if (first?.type === 'words') result[0] = { ...first, value: first.value.trimStart() };
  const last = result.at(-1);
  if (last?.type === 'words') result[result.length - 1] = { ...last, value: last.value.trimEnd() };
  return result.filter((span) => span.type !== 'words' || span.value !== '');
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}

/** As in CommonMark: neither white space nor punctuation. */
function isLetter(character: string): boolean {
  return /[^\s\p{P}\p{S}]/u.test(character);
}

function firstOf(spans: readonly Span[]): string {
  return spans[0] ? head(spans[0]).charAt(0) : '';
}

function markOf(open: string): string | undefined {
  return /^(?:\*{1,2}|_{1,2}|~{1,2})$/.test(open) ? open.charAt(0) : undefined;
}

/** Returns the beginning of a span. */
function head(span: Span): string {
  if (span.type === 'pair') return span.open;
  return span.value;
}

function reference(character: string): string {
  return `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
}

/** A template's value is the program's, and a name between colons is an emoji at most. */
const harmless = /^(?:\{\{|\{%|<%|:[a-z0-9_+-]{1,60}:$)/;

/**
 * Finds the signs in words that a dialect would read as a mark. The source's own marks are placeholders, so a
 * translation made these up, or the source escaped them.
 */
function madeUpSigns(words: string, at: { heading: boolean; last: string; ends: boolean }): number[] {
  // Some marks need a line above them, others the sign that the words follow.
  const before = `${at.heading ? '# ' : ''}${at.last === '\n' ? (at.heading ? '' : 'x\n') : at.last}`;
  return dialectMarks(`${before}${words}${at.ends ? '' : 'x'}`).flatMap(({ start, end }) => {
    const from =
      start - before.length + (/^[ \t]*/.exec(words.slice(Math.max(0, start - before.length)))?.[0].length ?? 0);
    const mark = words.slice(Math.max(0, from), end - before.length);
    const sign = mark.charAt(0);
    if (from < 0 || !/[!-/:-@[-`{-~]/.test(sign) || harmless.test(mark)) return [];
    return placesOf(sign, mark).map((place) => from + place);
  });
}

function placesOf(sign: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) places.push(at);
  return places;
}
