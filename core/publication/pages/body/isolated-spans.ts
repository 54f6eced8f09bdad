import type { ElementContent, Root, RootContent, Text } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { protectedSpans } from '../../../documents/protection/protected-spans.ts';

/** Elements in which text is isolated already, or shown as it was typed. */
const left = new Set(['bdi', 'code', 'kbd', 'samp', 'tt', 'pre']);

/** A hashtag in Arabic or Hebrew begins on the right. */
const rightToLeft = /^[#＃][\p{N}_]{0,20}[\p{Script=Arabic}\p{Script=Hebrew}]/u;

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
    const span = value.slice(start, end);
    pieces.push(h('bdi', { dir: rightToLeft.test(span) ? 'rtl' : 'ltr' }, span));
    done = end;
  }
  text(value.length);
  return pieces;
}
