import type { ElementContent, Root, RootContent, Text } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { protectedSpans } from '../../../documents/protection/protected-spans.ts';

/** Elements in which text is isolated already, or shown as it was typed. */
const left = new Set(['bdi', 'code', 'kbd', 'samp', 'tt', 'pre']);

/**
 * Telephone numbers, addresses and codes stand in `<bdi>`: within text that runs from right to left,
 * their parts would change places otherwise. Each says its direction: a number has no letter to tell it by.
 */
export function isolatedSpans(tree: Root): Root {
  visit(tree, (node) => {
    if (node.type === 'element' && left.has(node.tagName)) return SKIP;
    if ('children' in node) node.children = node.children.flatMap(isolatedIn) as ElementContent[];
    return undefined;
  });
  return tree;
}

function isolatedIn(node: RootContent): RootContent[] {
  return node.type === 'text' ? (isolated(node) ?? [node]) : [node];
}

function isolated({ value }: Text): ElementContent[] | undefined {
  const spans = protectedSpans(value).filter(({ start, end }) => /[\p{L}\p{N}]/u.test(value.slice(start, end)));
  if (spans.length === 0) return undefined;
  const pieces: ElementContent[] = [];
  let done = 0;
  const text = (end: number) => {
    if (end > done) pieces.push({ type: 'text', value: value.slice(done, end) });
  };
  for (const { start, end } of spans) {
    text(start);
    pieces.push(h('bdi', { dir: 'ltr' }, value.slice(start, end)));
    done = end;
  }
  text(value.length);
  return pieces;
}
