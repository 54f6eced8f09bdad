/** So many characters are joined at once: millions of small strings take more memory than what they say. */
const chunkLength = 65_536;

/** A long text that is written piece by piece. */
export class Output {
  readonly #chunks: Buffer[] = [];
  #last = '';

  add(text: string): void {
    this.#last += text;
    if (this.#last.length < chunkLength) return;
    this.#chunks.push(Buffer.from(this.#last, 'utf16le'));
    this.#last = '';
  }

  toString(): string {
    return this.#chunks.map((chunk) => chunk.toString('utf16le')).join('') + this.#last;
  }
}
