import type { Nodes, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Range } from '../../../../../contracts/document.ts';
import { dialectMarks } from './dialects.ts';
import type { Mark } from './marks.ts';

/** A Markdown text as CommonMark can read it: of the same length, without the marks of dialects. */
export interface Masked {
  text: string;
  marks: Marks;
}

/** The marks of a text, by their places. */
export class Marks {
  readonly #inline: Mark[];
  /** Where headings and items begin that are a dialect's, and only CommonMark takes for these. */
  readonly #made = new Set<number>();
  readonly #shift: number;

  /** @param shift what to add to the marks' places. */
  constructor(marks: readonly Mark[], shift = 0) {
    this.#shift = shift;
    this.#inline = marks.filter(({ inline }) => inline !== undefined);
    for (const { start, as } of marks) {
      if (as?.startsWith('-')) this.#made.add(start);
      const heading = as?.indexOf('#') ?? -1;
      if (heading >= 0) this.#made.add(start + heading);
    }
  }

  isMade(position: number): boolean {
    return this.#made.has(position - this.#shift);
  }

  /** The inline marks that begin within a range, in order. */
  within({ start, end }: Range): Mark[] {
    const from = start - this.#shift;
    const to = end - this.#shift;
    let low = 0;
    let high = this.#inline.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#inline[middle]?.start ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const found: Mark[] = [];
    for (let mark = this.#inline[low]; mark && mark.start < to; mark = this.#inline[++low]) {
      found.push({ ...mark, start: mark.start + this.#shift, end: mark.end + this.#shift });
    }
    return found;
  }
}

/** @param shift where the text begins in the document. */
export function masked(text: string, shift = 0): Masked {
  const marks = dialectMarks(text);
  if (marks.length === 0) return { text, marks: new Marks([]) };
  const read = replaced(text, marks, ({ start, end, as }) => as ?? text.slice(start, end).replace(/[^\r\n]/g, ' '));
  return { text: read, marks: new Marks(marks, shift) };
}

/** The first of the characters that stand for marks on pages, which no text has: of a private plane. */
const first = 0xf0000;
const standIn = /[\u{f0000}-\u{ffffd}]/u;
const standIns = /[\u{f0000}-\u{ffffd}]/gu;

/** A Markdown text as pages show it, and what puts marks that stay back into its tree. */
export function forPage(text: string): { text: string; restore<T extends Root | RootContent>(tree: T): T } {
  const marks = standIn.test(text) ? [] : dialectMarks(text);
  const kept = marks.filter(({ inline, page }) => inline === 'keep' && page === undefined);
  const sources = kept.slice(0, 0xfffd).map(({ start, end }) => text.slice(start, end));
  let next = 0;
  const shown = replaced(text, marks, ({ start, end, inline, page }) => {
    if (page !== undefined) return page;
    if (inline !== 'keep') return '';
    return next < sources.length ? String.fromCodePoint(first + next++) : text.slice(start, end);
  });
  const source = (value: string) =>
    value.replace(standIns, (sign) => sources[(sign.codePointAt(0) ?? first) - first] ?? sign);
  return {
    text: shown,
    restore: (tree) => {
      if (sources.length > 0) restoreMarks(tree, source);
      return tree;
    },
  };
}

function restoreMarks(tree: Nodes, source: (value: string) => string): void {
  visit(tree, (node: Nodes) => {
    if ('value' in node) node.value = source(node.value);
    if ('alt' in node && node.alt) node.alt = source(node.alt);
    if ('title' in node && node.title) node.title = source(node.title);
    if ('children' in node) node.children = node.children.flatMap(withAddress) as typeof node.children;
  });
}

/** What a template fills in leads nowhere: shows the words of such a link, and no such image. */
function withAddress(node: Nodes): Nodes[] {
  if (!('url' in node) || !standIn.test(node.url)) return [node];
  if (node.type === 'link') return node.children;
  return node.type === 'definition' ? [node] : [];
}

function replaced(text: string, marks: readonly Mark[], put: (mark: Mark) => string): string {
  if (marks.length === 0) return text;
  const pieces: string[] = [];
  let done = 0;
  for (const mark of marks) {
    pieces.push(text.slice(done, mark.start), put(mark));
    done = mark.end;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}
