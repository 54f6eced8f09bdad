import type { Part } from '../../../contracts/document.ts';
import { append } from '../../lib/append.ts';
import { hasLetters } from '../../lib/text/words.ts';
import type { Tag } from './segment.ts';

type Text = Extract<Part, { type: 'text' }>;

/** A unit's content as a tree, in which markup around markup is one tag. */
export type Node =
  | Text
  | { type: 'pair'; open: Part[]; close: Part[]; children: Node[] }
  | { type: 'whole'; parts: Part[] };

export type PairNode = Extract<Node, { type: 'pair' }>;

/**
 * Nests parts, with as few tags as keep everything in place: merges neighbours that are kept whole, a pair directly
 * inside another, and a pair around content that is not translated.
 */
export function nodesOf(parts: readonly Part[]): Node[] {
  const root: Node[] = [];
  const stack: PairNode[] = [];
  for (const part of parts) {
    const siblings = stack.at(-1)?.children ?? root;
    if (part.type === 'text') siblings.push(part);
    else if (part.type === 'open') stack.push({ type: 'pair', open: [part], close: [], children: [] });
    else if (part.type === 'close') {
      const pair = stack.pop();
      if (!pair) addWhole(siblings, [part]);
      else {
        pair.close.push(part);
        addPair(stack.at(-1)?.children ?? root, pair);
      }
    } else addWhole(siblings, [part]);
  }
  // Markup that never closes has no partner: keep it whole.
  for (let pair = stack.pop(); pair; pair = stack.pop()) {
    const siblings = stack.at(-1)?.children ?? root;
    addWhole(siblings, pair.open);
    append(siblings, pair.children);
  }
  return root;
}

function addPair(siblings: Node[], pair: PairNode): void {
  const [only, more] = pair.children;
  if (!translatable(pair.children)) addWhole(siblings, partsOfNodes([pair]));
  else if (only?.type === 'pair' && !more) {
    siblings.push({
      type: 'pair',
      open: [...pair.open, ...only.open],
      close: [...only.close, ...pair.close],
      children: only.children,
    });
  } else siblings.push(pair);
}

function addWhole(siblings: Node[], parts: Part[]): void {
  const last = siblings.at(-1);
  if (last?.type === 'whole') append(last.parts, parts);
  else siblings.push({ type: 'whole', parts: [...parts] });
}

/** Whether there is text other than white space: a tag that is kept must not swallow a word or figure. */
function translatable(nodes: readonly Node[]): boolean {
  return nodes.some((node) => (node.type === 'text' ? node.value.trim() !== '' : node.type === 'pair'));
}

export function partsOfNodes(nodes: readonly Node[]): Part[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [node];
    if (node.type === 'whole') return node.parts;
    return [...node.open, ...partsOfNodes(node.children), ...node.close];
  });
}

export function anyLetters(nodes: readonly Node[]): boolean {
  return nodes.some((node) =>
    node.type === 'text' ? hasLetters(node.value) : node.type === 'pair' && anyLetters(node.children),
  );
}

export function tagOf(node: Exclude<Node, Text>): Tag {
  return node.type === 'pair' ? { type: 'pair', open: node.open, close: node.close } : node;
}
