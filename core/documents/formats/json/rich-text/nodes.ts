import type { Range } from '../../../../../contracts/document.ts';
import { decodeJson } from '../decode.ts';
import type { RichRoot } from './find-roots.ts';
import { type BlockTag, blockOf, isHardBreak, type MarkTag, markOf, type RichDialect } from './names.ts';
import type { Tape } from './tape.ts';

/** A mark of a text. Marks with the same key are one. */
export interface RichMark {
  key: string;
  tag: MarkTag;
  href?: string;
}

/** A node as every editor means it. `index` is its place on the tape. */
export type RichNode =
  | { type: 'text'; index: number; value: Range; marks: RichMark[] }
  | { type: 'break'; index: number }
  /**
   * An element in a line of text: around texts (`children`, the index of the list), or without any, such as a mention,
   * which readers see as `label`.
   */
  | { type: 'inline'; index: number; tag: MarkTag | 'img'; href?: string; children?: number; label?: string }
  /** `tag` is undefined if its name is not known. */
  | {
      type: 'block';
      index: number;
      tag: BlockTag | undefined;
      children?: number;
      marks?: ReadonlyMap<string, RichMark>;
    };

/** The lists and objects that nodes of an editor have. */
export class RichNodes {
  readonly tape: Tape;
  readonly dialect: RichDialect;
  /** Places of the texts that have been read. */
  readonly texts: Range[] = [];

  constructor(tape: Tape, dialect: RichDialect) {
    this.tape = tape;
    this.dialect = dialect;
  }

  /** The index of the list of a root's nodes. */
  list({ index }: Pick<RichRoot, 'index'>): number {
    return this.tape.type(index) === '[' ? index : (this.#children(index) ?? index);
  }

  /** Reads the nodes of a list; in a line of text, elements are inline. */
  *nodes(list: number, marks: ReadonlyMap<string, RichMark> = new Map()): Generator<RichNode> {
    const items = [...this.tape.items(list)];
    const inLine = items.some((item) => this.#isText(item));
    for (const item of items) yield this.#node(item, inLine, marks);
  }

  #node(index: number, inLine: boolean, defs: ReadonlyMap<string, RichMark>): RichNode {
    const name = this.#name(index);
    const value = this.#isText(index) ? this.tape.member(index, this.#valueKey, 'string') : undefined;
    if (value !== undefined) {
      const range = this.tape.range(value);
      this.texts.push(range);
      return { type: 'text', index, value: range, marks: this.#marks(index, defs) };
    }
    if (isHardBreak(name)) return { type: 'break', index };
    const children = this.#children(index);
    const tag = this.#blockTag(index, name);
    const mark = markOf(name);
    const isMedia = tag === 'img' || children === undefined;
    if ((inLine && (tag === undefined || isMedia)) || (mark === 'a' && children !== undefined)) {
      const href = this.#href(index);
      return {
        type: 'inline',
        index,
        tag: isMedia ? (tag === 'img' ? 'img' : 'span') : (mark ?? 'span'),
        ...(href === '' ? {} : { href }),
        ...(isMedia || children === undefined ? {} : { children }),
        ...(isMedia && tag !== 'img' ? this.#label(index) : {}),
      };
    }
    const marks = this.dialect === 'portable-text' ? this.#definitions(index) : undefined;
    return { type: 'block', index, tag, ...(children === undefined ? {} : { children }), ...(marks ? { marks } : {}) };
  }

  get #valueKey(): string {
    return this.dialect === 'contentful' ? 'value' : 'text';
  }

  #name(index: number): string {
    if (this.dialect === 'contentful') return this.tape.string(index, 'nodeType');
    return this.tape.string(index, this.dialect === 'portable-text' ? '_type' : 'type');
  }

  #isText(index: number): boolean {
    if (this.tape.member(index, this.#valueKey, 'string') === undefined) return false;
    const name = this.#name(index);
    if (this.dialect === 'slate') return this.tape.member(index, 'children') === undefined;
    if (this.dialect === 'lexical') return this.tape.member(index, 'format', 'other') !== undefined;
    return name === (this.dialect === 'portable-text' ? 'span' : 'text');
  }

  #children(index: number): number | undefined {
    const key = this.dialect === 'prosemirror' || this.dialect === 'contentful' ? 'content' : 'children';
    return this.tape.member(index, key, '[');
  }

  #blockTag(index: number, name: string): BlockTag | undefined {
    const { tape } = this;
    if (this.dialect === 'portable-text') {
      if (name !== 'block') return name === 'image' ? 'img' : name === 'code' ? 'pre' : undefined;
      return blockOf(tape.string(index, 'style') || 'normal') ?? 'p';
    }
    const attributes = tape.member(index, 'attrs', '{') ?? index;
    const known = blockOf(name);
    if (/^(?:heading|header)$/i.test(name)) {
      const level = tape.number(attributes, 'level') || Number(tape.string(index, 'tag').replace('h', ''));
      return level >= 1 && level <= 6 ? (`h${level}` as BlockTag) : 'h2';
    }
    if (known === 'ul') {
      const kind = `${tape.string(index, 'listType')} ${tape.string(index, 'tag')} ${tape.string(index, 'format')}`;
      return /\bnumber\b|\bol\b|\bordered\b/.test(kind) ? 'ol' : 'ul';
    }
    if (known === 'td') return tape.number(index, 'headerState') > 0 ? 'th' : 'td';
    // A task or a code line without a list around it is a block of its own, as is a list item that an editor indents.
    return known;
  }

  #label(index: number): { label?: string } {
    const places = [index, this.tape.member(index, 'attrs', '{')];
    const all = places.flatMap((each) => ['text', 'label', 'character'].map((name) => this.tape.string(each, name)));
    const label = all.find((each) => each !== '');
    return label === undefined ? {} : { label: label.toWellFormed() };
  }

  #href(index: number): string {
    const { tape } = this;
    const inside = ['attrs', 'fields', 'data'].map((name) => tape.member(index, name, '{'));
    const all = [index, ...inside].flatMap((each) =>
      ['url', 'href', 'uri', 'link', 'src'].map((name) => tape.string(each, name)),
    );
    return all.find((each) => each !== '') ?? '';
  }

  #marks(index: number, defs: ReadonlyMap<string, RichMark>): RichMark[] {
    const { tape } = this;
    if (this.dialect === 'lexical') return lexicalMarks(tape.number(index, 'format'), tape.string(index, 'style'));
    if (this.dialect === 'slate') return this.#slateMarks(index);
    const list = tape.member(index, 'marks', '[');
    if (list === undefined) return [];
    return [...tape.items(list)].flatMap((item): RichMark[] => {
      if (this.dialect === 'portable-text') {
        if (tape.type(item) !== 'string') return [];
        const name = decodeJson(tape.source(item));
        return [defs.get(name) ?? { key: name, tag: markOf(name) ?? 'span' }];
      }
      const name = tape.string(item, 'type');
      const href = this.#href(item);
      const kind = name === 'subsup' ? tape.string(tape.member(item, 'attrs'), 'type') : name;
      return [{ key: tape.source(item), tag: markOf(kind) ?? 'span', ...(href === '' ? {} : { href }) }];
    });
  }

  #slateMarks(index: number): RichMark[] {
    const { tape } = this;
    return [...tape.items(index)].flatMap((item): RichMark[] => {
      const key = tape.key(item);
      const value = tape.source(item);
      if (/^(?:text|type|_?key|id)$/.test(key) || /^(?:false|null|)$/.test(value)) return [];
      return [{ key: `${key}:${value}`, tag: (value === 'true' ? markOf(key) : undefined) ?? 'span' }];
    });
  }

  #definitions(index: number): Map<string, RichMark> {
    const found = new Map<string, RichMark>();
    const list = this.tape.member(index, 'markDefs', '[');
    for (const item of list === undefined ? [] : this.tape.items(list)) {
      const key = this.tape.string(item, '_key');
      const href = this.#href(item);
      const tag = markOf(this.tape.string(item, '_type')) ?? 'span';
      if (key !== '') found.set(key, { key, tag, ...(href === '' ? {} : { href }) });
    }
    return found;
  }
}

const lexicalBits: readonly [number, MarkTag][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
];

function lexicalMarks(format: number, style: string): RichMark[] {
  const marks = lexicalBits.filter(([bit]) => format & bit).map(([bit, tag]): RichMark => ({ key: String(bit), tag }));
  return style === '' ? marks : [...marks, { key: style, tag: 'span' }];
}
