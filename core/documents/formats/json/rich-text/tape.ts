import type { Range } from '../../../../../contracts/document.ts';
import { decodeJson } from '../decode.ts';
import { jsonTokens } from '../tokens.ts';

export type ValueType = '{' | '[' | 'string' | 'other';

const types: readonly ValueType[] = ['{', '[', 'string', 'other'];
/** Of a value: its type, start, end, the index after it and all inside it, and the place of its key. */
const fields = 6;

/**
 * The values of a JSON text, numbered in its order: a container comes before what it holds. Kept in an array of
 * integers, since a tree of objects takes many times the memory of a text of brackets.
 */
export class Tape {
  readonly text: string;
  #values = new Int32Array(1024 * fields);
  #length = 0;

  /** @throws Rejection `InvalidJson`, `TooDeeplyNested` */
  constructor(text: string) {
    this.text = text;
    const open: number[] = [];
    let key: Range = { start: 0, end: 0 };
    for (const { type, start, end } of jsonTokens(text)) {
      if (type === 'key') key = { start, end };
      else if (type === '}' || type === ']') {
        const index = open.pop() ?? 0;
        this.#values[index * fields + 2] = end;
        this.#values[index * fields + 3] = this.#length;
      } else {
        const index = this.#add(types.indexOf(type), start, end, key);
        if (type === '{' || type === '[') open.push(index);
        key = { start: 0, end: 0 };
      }
    }
  }

  get length(): number {
    return this.#length;
  }

  type(index: number): ValueType {
    return types[this.#field(index, 0)] ?? 'other';
  }

  /** The place of a value; of a string without its quotes. */
  range(index: number): Range {
    return { start: this.#field(index, 1), end: this.#field(index, 2) };
  }

  source(index: number): string {
    return this.text.slice(this.#field(index, 1), this.#field(index, 2));
  }

  /** The key of a member, as written. */
  key(index: number): string {
    return this.text.slice(this.#field(index, 4), this.#field(index, 5));
  }

  /** The index after a value and all inside it. */
  after(index: number): number {
    return this.#field(index, 3);
  }

  *items(index: number): Generator<number> {
    const after = this.after(index);
    for (let item = index + 1; item < after; item = this.after(item)) yield item;
  }

  /** The value of an object's member; undefined if there is none or more than one. */
  member(index: number | undefined, name: string, type?: ValueType): number | undefined {
    if (index === undefined || this.type(index) !== '{') return undefined;
    let found: number | undefined;
    for (const item of this.items(index)) {
      const start = this.#field(item, 4);
      if (this.#field(item, 5) - start !== name.length || !this.text.startsWith(name, start)) continue;
      if (found !== undefined) return undefined;
      found = item;
    }
    return found !== undefined && (type === undefined || this.type(found) === type) ? found : undefined;
  }

  /** The decoded value of an object's member; empty if it is not a string. */
  string(index: number | undefined, name: string): string {
    const found = this.member(index, name, 'string');
    return found === undefined ? '' : decodeJson(this.source(found));
  }

  number(index: number | undefined, name: string): number {
    const found = this.member(index, name, 'other');
    const value = found === undefined ? 0 : Number(this.source(found));
    return Number.isFinite(value) ? value : 0;
  }

  #add(type: number, start: number, end: number, key: Range): number {
    const index = this.#length++;
    if (this.#length * fields > this.#values.length) {
      const values = new Int32Array(this.#values.length * 2);
      values.set(this.#values);
      this.#values = values;
    }
    this.#values.set([type, start, end, index + 1, key.start, key.end], index * fields);
    return index;
  }

  #field(index: number, field: number): number {
    return this.#values[index * fields + field] ?? 0;
  }
}
