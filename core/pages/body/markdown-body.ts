import type { Root } from 'hast';
import { raw } from 'hast-util-raw';
import { toHast } from 'mdast-util-to-hast';
import { parseTree } from '../../formats/markdown/parse-tree.ts';

/** Markdown as HTML; raw HTML in it is parsed as a browser would, and left to the sanitiser. */
export function markdownBody(text: string): Root {
  const tree = toHast(parseTree(text), { allowDangerousHtml: true, clobberPrefix: '' });
  return raw(tree) as Root;
}
