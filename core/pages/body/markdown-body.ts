import type { Root } from 'hast';
import { raw } from 'hast-util-raw';
import type { Root as Tree } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { parseTree } from '../../formats/markdown/parse-tree.ts';
import { joinsWithoutSpace } from '../../text/unspaced.ts';

/** Markdown as HTML; raw HTML in it is parsed as a browser would, and left to the sanitiser. */
export function markdownBody(text: string): Root {
  const tree = toHast(withoutLoneBreaks(parseTree(text)), { allowDangerousHtml: true, clobberPrefix: '' });
  return raw(tree) as Root;
}

/** Line ends between characters of scripts without spaces are nothing; browsers would show a space. */
function withoutLoneBreaks(tree: Tree): Tree {
  visit(tree, 'text', (node) => {
    if (!node.value.includes('\n')) return;
    node.value = node.value.replace(/(.)\n(?=(.))/gu, (whole, before: string, after: string) =>
      joinsWithoutSpace(before, after) ? before : whole,
    );
  });
  return tree;
}
