import type { Range, UnitKind } from '../../../../../contracts/document.ts';
import { append } from '../../../../lib/append.ts';
import { checkUnits } from '../../check-units.ts';
import type { DraftUnit } from '../../format.ts';
import type { RichRoot } from './find-roots.ts';
import type { BlockTag } from './names.ts';
import { type RichMark, type RichNode, RichNodes } from './nodes.ts';
import { readPhrase } from './read-phrase.ts';
import type { Tape } from './tape.ts';

export interface RichUnits {
  units: DraftUnit[];
  /** The first heading of the first level, else the first of any. */
  heading: DraftUnit | undefined;
  /** Places of the texts of nodes, and of code, which is not read: no other values are read there. */
  texts: Range[];
  /** Places of nodes that the editor itself does not have: read as other values are. */
  others: Range[];
}

const kinds: Partial<Record<BlockTag, UnitKind>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'list-item',
  td: 'cell',
  th: 'cell',
  figcaption: 'caption',
};

/** Reads rich text as a document: each paragraph with its marks is a unit. */
export function readRich(tape: Tape, root: RichRoot): RichUnits {
  const view = new RichNodes(tape, root.dialect);
  const units: DraftUnit[] = [];
  const headings: { unit: DraftUnit; tag: string }[] = [];
  const others: Range[] = [];
  const list = (index: number, kind: UnitKind, marks?: ReadonlyMap<string, RichMark>) => {
    let phrase: RichNode[] = [];
    const flush = () => {
      if (phrase.length > 0) append(units, readPhrase(view, phrase, kind));
      phrase = [];
      checkUnits(units);
    };
    for (const node of view.nodes(index, marks)) {
      if (node.type !== 'block') {
        phrase.push(node);
        continue;
      }
      flush();
      block(node, kind);
    }
    flush();
  };
  const block = (node: Extract<RichNode, { type: 'block' }>, around: UnitKind) => {
    if (node.tag === 'pre') {
      view.texts.push(tape.range(node.index));
      return;
    }
    if (node.children === undefined) {
      if (node.tag === undefined) others.push(tape.range(node.index));
      return;
    }
    const isItem = node.tag === 'p' || node.tag === undefined || node.tag === 'div';
    const kind =
      root.dialect === 'portable-text' && isListItem(tape, node.index) ? 'list-item' : node.tag && kinds[node.tag];
    const from = units.length;
    list(node.children, kind ?? (isItem ? around : 'paragraph'), node.marks);
    const [unit] = units.slice(from, from + 1);
    if (kind === 'heading' && unit) headings.push({ unit, tag: node.tag ?? '' });
  };
  list(view.list(root), 'paragraph');
  const first = headings.find(({ tag }) => tag === 'h1') ?? headings[0];
  return { units, heading: first?.unit, texts: view.texts.sort((a, b) => a.start - b.start), others };
}

export function isListItem(tape: Tape, index: number): boolean {
  return tape.string(index, 'listItem') !== '';
}
