import type { Element, ElementContent, Root } from 'hast';
import { raw } from 'hast-util-raw';
import type { Root as Tree } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { headingId } from '../../../documents/formats/markdown/heading-id.ts';
import { markdownTree } from '../../../documents/formats/markdown/parse-tree.ts';
import { joinsWithoutSpace } from '../../../lib/text/unspaced.ts';

/** Markdown as HTML; raw HTML in it is parsed as a browser would, and left to the sanitiser. */
export function markdownBody(text: string): Root {
  const tree = toHast(withHeadingIds(withoutLoneBreaks(markdownTree(text))), {
    allowDangerousHtml: true,
    clobberPrefix: '',
    footnoteBackLabel: (reference) => String(reference + 1),
  });
  return withoutLabel(raw(tree) as Root);
}

/** The heading of footnotes, which is for those alone who do not see them, would be English in every language. */
function withoutLabel(tree: Root): Root {
  visit(tree, 'element', (element: Element) => {
    const { properties } = element;
    if ('dataFootnotes' in properties) element.children = element.children.filter((node) => !isLabel(node));
    if ('dataFootnoteRef' in properties) delete properties['ariaDescribedBy'];
  });
  return tree;
}

function isLabel(node: ElementContent): boolean {
  return node.type === 'element' && node.properties['id'] === 'footnote-label';
}

/** What a heading is linked by is its id, and no text of it. */
function withHeadingIds(tree: Tree): Tree {
  visit(tree, 'heading', (heading) => {
    const last = heading.children.at(-1);
    const id = last?.type === 'text' ? headingId(last.value) : undefined;
    if (last?.type !== 'text' || id === undefined || (id.at === 0 && heading.children.length === 1)) return;
    last.value = last.value.slice(0, id.at);
    heading.data = { ...heading.data, hProperties: { id: id.id } };
  });
  return tree;
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
