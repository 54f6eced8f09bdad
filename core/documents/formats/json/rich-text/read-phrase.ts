import type { Part, Range, UnitKind } from '../../../../../contracts/document.ts';
import { Rejection } from '../../../../../contracts/failures.ts';
import { maxNesting } from '../../../../../contracts/limits.ts';
import { append } from '../../../../lib/append.ts';
import { hasLetters } from '../../../../lib/text/words.ts';
import { plainText } from '../../../parts/plain-text.ts';
import { protectedParts } from '../../../protection/protected-parts.ts';
import type { DraftUnit } from '../../format.ts';
import { type InlineItem, isBlankText, type OpenMarkup } from '../../inline-items.ts';
import { linesOfItems } from '../../lines-of-items.ts';
import { isShortLine } from '../../parted-lines.ts';
import { decodeJson, Positions } from '../decode.ts';
import { escapeJson } from '../escape.ts';
import type { RichMark, RichNode, RichNodes } from './nodes.ts';
import { encodeRich, type RichSyntax, type TextNode } from './syntax.ts';

/** What an item of a line is made of; the items themselves are as those of every format. */
interface Origin {
  /** Of a text, or a line break inside one. */
  node?: TextNode;
  /** Of a node kept whole. */
  whole?: Range;
  /** Of an element around texts. */
  element?: { open: Range; close: Range; between: string };
  label: string;
}

/** Reads nodes in a line: one text, or several where hard line breaks divide separate texts. */
export function readPhrase(view: RichNodes, nodes: readonly RichNode[], kind: UnitKind): DraftUnit[] {
  const phrase = new Phrase(view);
  phrase.add(nodes);
  if (!phrase.hasLetters) return [];
  const first = nodes[0];
  const between = first ? betweenNodes(view, first, nodes[1]) : ',';
  const lines = linesOfItems(phrase.items);
  return lines.flatMap((line): DraftUnit[] => {
    const unit = unitOf(view, phrase.origins, line, between, kind);
    if (!unit) return [];
    const isLine = kind === 'paragraph' && lines.length > 1 && isShortLine(plainText(unit.parts));
    return [isLine ? { ...unit, kind: 'line' } : unit];
  });
}

/** What is between two nodes of a list; where there is only one, what an editor would write there. */
function betweenNodes({ tape }: RichNodes, { index }: RichNode, next: RichNode | undefined): string {
  const { start, end } = tape.range(index);
  if (next) return tape.text.slice(end, tape.range(next.index).start);
  return `,${tape.text.slice(spaceBefore(tape.text, start), start)}`;
}

function spaceBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && /\s/.test(text.charAt(start - 1))) start--;
  return start;
}

class Phrase {
  readonly items: InlineItem[] = [];
  readonly origins = new Map<InlineItem, Origin>();
  hasLetters = false;
  readonly #view: RichNodes;
  #depth = 0;

  constructor(view: RichNodes) {
    this.#view = view;
  }

  add(nodes: readonly RichNode[]): void {
    const ends = markEnds(nodes);
    const open: { mark: RichMark; item: OpenMarkup }[] = [];
    let last = 0;
    const closeTo = (depth: number) => {
      while (open.length > depth) this.#close(open.pop()?.item, last);
    };
    for (const [at, node] of nodes.entries()) {
      const { start, end } = this.#view.tape.range(node.index);
      if (node.type === 'text') {
        // Code is kept, with the marks on it.
        const isCode = node.marks.some(({ tag }) => tag === 'code');
        const marks = isCode ? [] : node.marks;
        if (node.value.start < node.value.end) {
          const keys = new Set(marks.map(({ key }) => key));
          const kept = open.findIndex(({ mark }) => !keys.has(mark.key));
          closeTo(kept === -1 ? open.length : kept);
          const known = new Set(open.map(({ mark }) => mark.key));
          const added = new Map(marks.filter(({ key }) => !known.has(key)).map((mark) => [mark.key, mark]));
          const longestFirst = [...added.values()].sort((a, b) => endOf(ends, at, b) - endOf(ends, at, a));
          for (const mark of longestFirst) open.push({ mark, item: this.#open(mark.tag, start) });
        }
        this.#text(node, isCode);
      } else {
        closeTo(0);
        if (node.type === 'inline' && node.children !== undefined) this.#element(node, node.children);
        else this.#whole(node);
      }
      last = end;
    }
    closeTo(0);
  }

  #text({ index, value }: Extract<RichNode, { type: 'text' }>, isCode: boolean): void {
    const { text } = this.#view.tape;
    const { start, end } = this.#view.tape.range(index);
    const node: TextNode = [start, end, value.start, value.end];
    const source = text.slice(value.start, value.end);
    const said = decodeJson(source);
    if (said === '') return;
    // Half a surrogate pair cannot be sent.
    if (isCode || !said.isWellFormed()) {
      const item: InlineItem = { type: 'placeholder', start, end, source: { start, end }, text: said.toWellFormed() };
      this.#push(item, { whole: { start, end }, label: '<code>' });
      return;
    }
    if (!this.hasLetters) this.hasLetters = hasLetters(said);
    if (this.#view.dialect === 'prosemirror' || !said.includes('\n')) {
      this.#push({ type: 'text', value: said, ...value }, { node, label: '' });
      return;
    }
    const positions = new Positions(source, value.start);
    for (const { 0: found, index: at } of said.matchAll(/[^\n]+|\n/g)) {
      const place = { start: positions.at(at), end: positions.at(at + found.length) };
      if (found !== '\n') this.#push({ type: 'text', value: found, ...place }, { node, label: '' });
      else {
        const item: InlineItem = { type: 'placeholder', ...place, source: place, text: ' ', isBreak: true };
        this.#push(item, { node, label: '<br>' });
      }
    }
  }

  #element(node: Extract<RichNode, { type: 'inline' }>, children: number): void {
    const { tape } = this.#view;
    const { start, end } = tape.range(node.index);
    const inner = [...this.#view.nodes(children)].filter(({ type }) => type !== 'block');
    const [first] = inner;
    const last = inner.at(-1);
    if (!first || !last || inner.length < [...tape.items(children)].length) {
      this.#whole(node);
      return;
    }
    const from = tape.range(first.index).start;
    const to = tape.range(last.index).end;
    const between = betweenNodes(this.#view, first, inner[1]);
    const item: OpenMarkup = { type: 'open', name: node.tag, start, end: from };
    this.#push(item, {
      element: { open: { start, end: from }, close: { start: to, end }, between },
      label: `<${node.tag}>`,
    });
    this.#nest();
    this.add(inner);
    this.#depth--;
    const close: InlineItem = { type: 'close', start: to, end, source: { raw: `</${node.tag}>` }, open: item };
    item.close = close;
    this.#push(close, { label: `</${node.tag}>` });
  }

  #whole(node: RichNode): void {
    const { start, end } = this.#view.tape.range(node.index);
    const isBreak = node.type === 'break';
    const item: InlineItem = {
      type: 'placeholder',
      start,
      end,
      source: { start, end },
      ...(isBreak ? { text: ' ', isBreak } : {}),
      ...(node.type === 'inline' && node.label !== undefined ? { text: node.label } : {}),
    };
    this.#push(item, {
      whole: { start, end },
      label: isBreak ? '<br>' : `<${node.type === 'inline' ? node.tag : 'span'}>`,
    });
  }

  #open(tag: string, at: number): OpenMarkup {
    const item: OpenMarkup = { type: 'open', name: tag, start: at, end: at };
    this.#push(item, { label: `<${tag}>` });
    this.#nest();
    return item;
  }

  #close(open: OpenMarkup | undefined, at: number): void {
    if (!open) return;
    this.#depth--;
    const close: InlineItem = { type: 'close', start: at, end: at, source: { raw: `</${open.name}>` }, open };
    open.close = close;
    this.#push(close, { label: `</${open.name}>` });
  }

  #nest(): void {
    if (++this.#depth <= maxNesting) return;
    throw new Rejection('TooDeeplyNested', `Marks of a text nest deeper than ${maxNesting} levels.`);
  }

  #push(item: InlineItem, origin: Origin): void {
    this.items.push(item);
    this.origins.set(item, origin);
  }
}

/** For each text and mark of it, the index after the last neighbour that has it too. */
function markEnds(nodes: readonly RichNode[]): Map<string, number>[] {
  const ends: Map<string, number>[] = [];
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at];
    const found = new Map<string, number>();
    if (node?.type === 'text') for (const { key } of node.marks) found.set(key, ends[at + 1]?.get(key) ?? at + 1);
    ends[at] = found;
  }
  return ends;
}

function endOf(ends: readonly Map<string, number>[], at: number, { key }: RichMark): number {
  return ends[at]?.get(key) ?? 0;
}

function unitOf(
  view: RichNodes,
  origins: ReadonlyMap<InlineItem, Origin>,
  line: readonly InlineItem[],
  between: string,
  kind: UnitKind,
): DraftUnit | undefined {
  const items = trimmed(line);
  const { parts, nodes, elements, whole } = partsOf(items, origins);
  if (!parts.some((part) => part.type === 'text' && hasLetters(part.value))) return undefined;
  const written = items.filter((item) => {
    if (item.type === 'open') return origins.get(item)?.element !== undefined;
    return item.type !== 'close' || origins.get(item.open)?.element !== undefined;
  });
  const first = written[0];
  const last = written.at(-1);
  if (!first || !last) return undefined;
  const firstNode = origins.get(first)?.node;
  const lastNode = origins.get(last)?.node;
  const head = firstNode !== undefined && first.start > firstNode[2];
  const tail = lastNode !== undefined && last.end < lastNode[3];
  const start = firstNode && !head ? firstNode[0] : first.start;
  const end = lastNode && !tail ? lastNode[1] : last.end;
  const isPadded = view.dialect === 'slate';
  const syntax: RichSyntax = {
    dialect: view.dialect,
    nodes,
    elements,
    whole,
    between,
    ...(head ? { head } : {}),
    ...(tail ? { tail } : {}),
    ...(isPadded && first.type !== 'open' ? { padStart: true } : {}),
    ...(isPadded && last.type !== 'close' ? { padEnd: true } : {}),
  };
  return { kind, range: { start, end }, parts, syntax: encodeRich(syntax) };
}

/** Leaves line breaks and white space at the ends outside of the unit. */
function trimmed(items: readonly InlineItem[]): readonly InlineItem[] {
  const isApart = (item: InlineItem | undefined) =>
    isBlankText(item) || (item?.type === 'placeholder' && item.isBreak === true);
  let from = 0;
  let to = items.length;
  while (from < to && isApart(items[from])) from++;
  while (to > from && isApart(items[to - 1])) to--;
  return items.slice(from, to);
}

/** Returns the parts of a text, and what the writer must know of their nodes. Neighbours in the same marks are one text. */
function partsOf(items: readonly InlineItem[], origins: ReadonlyMap<InlineItem, Origin>) {
  const parts: Part[] = [];
  const nodes: RichSyntax['nodes'] = [];
  const elements: RichSyntax['elements'] = [];
  const whole: RichSyntax['whole'] = [];
  const open: number[] = [];
  let lastId = 0;
  let text = '';
  const flush = () => {
    append(
      parts,
      protectedParts(text, escapeJson, () => ++lastId, true),
    );
    text = '';
  };
  for (const item of items) {
    const origin = origins.get(item);
    const { node, label = '' } = origin ?? {};
    if (node && nodes.at(-1)?.[1] !== node[0]) nodes.push([open.at(-1) ?? 0, ...node]);
    if (item.type === 'text') {
      text += item.value;
      continue;
    }
    flush();
    if (item.type === 'open') {
      const id = ++lastId;
      open.push(id);
      parts.push({ type: 'open', id, source: { raw: label } });
      if (!origin?.element) continue;
      const { open: start, close: end, between } = origin.element;
      elements.push([id, start.start, start.end, end.start, end.end, between]);
    } else if (item.type === 'close') parts.push({ type: 'close', id: open.pop() ?? 0, source: { raw: label } });
    else if (item.type === 'placeholder') {
      const id = ++lastId;
      const seen = item.text === undefined ? {} : { text: item.text };
      parts.push({ type: 'placeholder', id, source: node ? item.source : { raw: label }, ...seen });
      if (origin?.whole) whole.push([id, origin.whole.start, origin.whole.end]);
    }
  }
  flush();
  return { parts, nodes, elements, whole };
}
