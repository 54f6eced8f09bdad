import type { Part, Range } from '../../../../contracts/document.ts';

type Tag = Exclude<Part, { type: 'text' }>;

/**
 * Writes a unit's content range by range of its text; closes tags that are open at the end of a cue, and opens them
 * again in the next.
 */
export class Lines {
  readonly #parts: readonly Part[];
  readonly #markup: (part: Tag) => string;
  readonly #escape: (text: string) => string;
  readonly #closes = new Map<number, Tag>();
  readonly #length: number;
  #next = 0;
  /** Characters of text before the next part. */
  #position = 0;
  #open: Tag[] = [];
  #closed = false;

  constructor(parts: readonly Part[], markup: (part: Tag) => string, write: (text: string) => string) {
    this.#parts = parts;
    this.#markup = markup;
    this.#escape = write;
    this.#length = parts.reduce((sum, part) => sum + lengthOf(part), 0);
    for (const part of parts) if (part.type === 'close') this.#closes.set(part.id, part);
  }

  /** Writes the next range of the text, with the markup in it. Ranges must come in order. */
  write({ start, end }: Range, endsCue: boolean): string {
    let written = this.#reopen(start);
    for (let part = this.#parts[this.#next]; part; part = this.#parts[this.#next]) {
      const length = lengthOf(part);
      if (part.type === 'text') {
        written += this.#escape(
          part.value.slice(Math.max(0, start - this.#position), Math.max(0, end - this.#position)),
        );
        if (this.#position + length > end) break;
      } else {
        if (!this.#belongs(part, end)) break;
        written += this.#markup(part);
        if (part.type === 'open') this.#open.push(part);
        if (part.type === 'close') this.#open.pop();
      }
      this.#position += length;
      this.#next++;
    }
    if (!endsCue) return written;
    this.#closed = true;
    for (const { id } of this.#open.toReversed()) {
      const close = this.#closes.get(id);
      if (close) written += this.#markup(close);
    }
    return written;
  }

  /** Skips the space before a range, and reopens tags that are still open after it. */
  #reopen(start: number): string {
    if (!this.#closed) return '';
    this.#closed = false;
    for (let part = this.#parts[this.#next]; part; part = this.#parts[this.#next]) {
      const length = lengthOf(part);
      if (part.type === 'close' && this.#position <= start) this.#open.pop();
      else if (part.type !== 'text' || this.#position + length > start) break;
      this.#position += length;
      this.#next++;
    }
    return this.#open.map((part) => this.#markup(part)).join('');
  }

  /**
   * Whether a tag at the current position comes before the end of a range: an opening tag, or a part kept whole, goes
   * with the text that follows it.
   */
  #belongs(part: Tag, end: number): boolean {
    if (this.#position < end || end === this.#length || part.type === 'close') return this.#position <= end;
    const following = this.#parts[this.#next + 1];
    return part.type === 'placeholder' && following?.type === 'text' && /^\s/.test(following.value);
  }
}

function lengthOf(part: Part): number {
  if (part.type === 'text') return part.value.length;
  return part.type === 'placeholder' ? (part.text?.length ?? 0) : 0;
}
