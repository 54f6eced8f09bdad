import type { Part, Range } from '../../../../../contracts/document.ts';
import type { RenderContext } from '../../format.ts';
import { escapeJson } from '../escape.ts';
import type { RichDialect } from './names.ts';
import type { RichSyntax, TextNode } from './syntax.ts';

/** A text without marks, for words that a translation has outside of every mark, where the source does not have any. */
const bare: Readonly<Record<RichDialect, readonly [string, string]>> = {
  prosemirror: ['{"type":"text","text":"', '"}'],
  lexical: ['{"detail":0,"format":0,"mode":"normal","style":"","text":"', '","type":"text","version":1}'],
  slate: ['{"text":"', '"}'],
  'portable-text': ['{"_type":"span","marks":[],"text":"', '"}'],
  contentful: ['{"nodeType":"text","value":"', '","marks":[],"data":{}}'],
};

/**
 * Writes a translated paragraph of rich text as nodes, in the translation's order. A text takes a node of the source
 * with the same marks, all else of which stays as it is.
 */
export function writeRich(syntax: RichSyntax, parts: readonly Part[], place: RenderContext): string {
  const writer = new NodeWriter(syntax, place);
  for (const part of parts) {
    if (part.type === 'text') writer.text(escapeJson(part.value.replace(/[\r\n]+/g, ' ')));
    else if (part.type === 'open') writer.open(part.id);
    else if (part.type === 'close') writer.close(part.id);
    else writer.placeholder(part.id, 'raw' in part.source ? part.source.raw : place.copy(part.source));
  }
  return writer.finish();
}

class NodeWriter {
  readonly #syntax: RichSyntax;
  readonly #place: RenderContext;
  /** By innermost tag, the text nodes that are left, the next last; the last one is used again. */
  readonly #nodes = new Map<number, { node: TextNode; isUsed: boolean }[]>();
  readonly #elements: Map<number, RichSyntax['elements'][number]>;
  readonly #whole: Map<number, RichSyntax['whole'][number]>;
  readonly #tags: number[] = [];
  /** The lists that are open; `last` is what was written last to it. */
  readonly #lists: { between: string; last?: 'text' | 'element' | 'whole'; tag: number }[];
  #output = '';
  /** The text that is open: what ends it, and its tag. */
  #text: { tag: number; end: string; node: TextNode | undefined } | undefined;
  #copies = 0;

  constructor(syntax: RichSyntax, place: RenderContext) {
    this.#syntax = syntax;
    this.#place = place;
    for (const [tag, ...node] of syntax.nodes.toReversed()) {
      const nodes = this.#nodes.get(tag);
      if (nodes) nodes.push({ node, isUsed: false });
      else this.#nodes.set(tag, [{ node, isUsed: false }]);
    }
    this.#elements = new Map(syntax.elements.map((element) => [element[0], element]));
    this.#whole = new Map(syntax.whole.map((whole) => [whole[0], whole]));
    this.#lists = [{ between: syntax.between, tag: 0 }];
    if (syntax.head) this.#resume();
  }

  text(written: string): void {
    if (written === '') return;
    const tag = this.#tags.at(-1) ?? 0;
    if (this.#text?.tag !== tag) {
      this.#endText();
      this.#begin('text');
      this.#openText(tag);
    }
    this.#output += written;
  }

  open(id: number): void {
    const element = this.#elements.get(id);
    if (element) {
      const [, start, end, , , between] = element;
      this.#endText();
      if (this.#isPadded('start')) this.#pad();
      this.#begin('element');
      this.#output += this.#copy({ start, end });
      this.#lists.push({ between, tag: id });
    }
    this.#tags.push(id);
  }

  close(id: number): void {
    const at = this.#tags.lastIndexOf(id);
    if (at === -1) return;
    this.#tags.splice(at, 1);
    while (this.#elements.has(id) && this.#lists.some(({ tag }) => tag === id)) this.#closeList();
  }

  placeholder(id: number, written: string): void {
    const whole = this.#whole.get(id);
    if (!whole) {
      this.text(written);
      return;
    }
    this.#endText();
    this.#begin('whole');
    this.#output += this.#copy({ start: whole[1], end: whole[2] });
  }

  finish(): string {
    while (this.#lists.length > 1) this.#closeList();
    const { nodes, tail } = this.#syntax;
    const last = nodes.at(-1);
    if (tail && last) {
      const [, ...node] = last;
      if (this.#text?.node?.[0] === node[0]) return this.#output;
      this.#endText();
      this.#begin('text');
      return this.#output + this.#copy({ start: node[0], end: node[2] });
    }
    this.#endText();
    const list = this.#lists[0];
    if (list?.last === undefined || (list.last === 'element' && this.#isPadded('end'))) this.#pad();
    return this.#output;
  }

  /** Goes on in the text of the first node, which the unit begins inside of. */
  #resume(): void {
    const [first] = this.#syntax.nodes;
    if (!first) return;
    const [tag, ...node] = first;
    const queue = this.#nodes.get(tag);
    if (queue && queue.length > 1) queue.pop();
    else if (queue?.[0]) queue[0].isUsed = true;
    this.#text = { tag, end: this.#copy({ start: node[3], end: node[1] }), node };
    for (const list of this.#lists) list.last = 'text';
  }

  #openText(tag: number): void {
    const queue = this.#nodes.get(tag);
    const next = queue?.at(-1);
    if (!queue || !next) {
      const [start, end] = bare[this.#syntax.dialect];
      this.#output += start;
      this.#text = { tag, end, node: undefined };
      return;
    }
    const [start, end, textStart, textEnd] = next.node;
    const isCopy = next.isUsed;
    if (queue.length > 1) queue.pop();
    else next.isUsed = true;
    const keyed = (source: string) => (isCopy ? this.#withOwnKey(source) : source);
    this.#output += keyed(this.#copy({ start, end: textStart }));
    this.#text = { tag, end: keyed(this.#copy({ start: textEnd, end })), node: isCopy ? undefined : next.node };
  }

  /** Keys of Portable Text are unique in their list. */
  #withOwnKey(source: string): string {
    if (this.#syntax.dialect !== 'portable-text') return source;
    return source.replace(/("_key"\s*:\s*"[^"\\]*)"/, (_, key: string) => `${key}-${++this.#copies + 1}"`);
  }

  #begin(kind: 'text' | 'element' | 'whole'): void {
    const list = this.#lists.at(-1);
    if (!list) return;
    if (list.last !== undefined) this.#output += list.between;
    list.last = kind;
  }

  #endText(): void {
    if (this.#text) this.#output += this.#text.end;
    this.#text = undefined;
  }

  #closeList(): void {
    this.#endText();
    const list = this.#lists.at(-1);
    const element = list && this.#elements.get(list.tag);
    if (!list || !element) return;
    if (list.last === undefined) this.#pad();
    this.#lists.pop();
    this.#output += this.#copy({ start: element[3], end: element[4] });
  }

  /** Whether Slate needs an empty text between elements, and before the first or after the last one of a line. */
  #isPadded(side: 'start' | 'end'): boolean {
    const { dialect, padStart, padEnd } = this.#syntax;
    if (dialect !== 'slate') return false;
    if (side === 'end') return padEnd === true;
    const list = this.#lists.at(-1);
    return list?.last === undefined ? this.#lists.length > 1 || padStart === true : list.last !== 'text';
  }

  /** A list that Slate or a text that an editor needs is not left empty. */
  #pad(): void {
    const [start, end] = bare[this.#syntax.dialect];
    if (this.#syntax.dialect === 'prosemirror') return;
    this.#begin('text');
    this.#output += start + end;
  }

  #copy(range: Range): string {
    return this.#place.copy(range);
  }
}
