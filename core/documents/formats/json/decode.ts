import { own } from '../../../../contracts/own.ts';

/** An escape; a surrogate pair is one. */
const escapes = /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)/g;

const characters: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Decodes the inside of a JSON string. */
export function decodeJson(source: string): string {
  return source.includes('\\') ? source.replace(escapes, decodeEscape) : source;
}

function decodeEscape(written: string): string {
  const kind = written.charAt(1);
  if (kind !== 'u') return own(characters, kind) ?? kind;
  return written.replace(/\\u(.{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Maps positions in a JSON string's decoded text to its source. */
export class Positions {
  readonly #start: number;
  /** After each escape: its end in the decoded text, and in the source. */
  readonly #decoded: number[] = [];
  readonly #source: number[] = [];

  constructor(source: string, start: number) {
    this.#start = start;
    let shorter = 0;
    for (const match of source.matchAll(escapes)) {
      const [written] = match;
      const { length } = decodeEscape(written);
      shorter += written.length - length;
      this.#source.push(match.index + written.length);
      this.#decoded.push(match.index + written.length - shorter);
    }
  }

  at(position: number): number {
    let low = 0;
    let high = this.#decoded.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#decoded[middle] ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return this.#start + position + (low === 0 ? 0 : (this.#source[low - 1] ?? 0) - (this.#decoded[low - 1] ?? 0));
  }
}
