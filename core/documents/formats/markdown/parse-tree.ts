import type { Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { visit } from 'unist-util-visit';
import { forPage } from './dialects/masked.ts';
import { labelsIn } from './events.ts';
import { frontMatter } from './front-matter/front-matter.ts';
import { type Known, knownTo } from './known-labels.ts';
import { endsByItself, stretchesOf, stretchLength } from './stretches.ts';

/**
 * Parses a Markdown text without its front matter to a syntax tree, for pages; of a long text, without positions.
 *
 * @param atOnce approximate UTF-16 code units parsed at once.
 */
export function markdownTree(text: string, atOnce = stretchLength): Root {
  const { text: body, restore } = forPage(text.slice(frontMatter(text)?.end ?? 0));
  if (body.length <= atOnce) return restore(treeOf(body));
  const known = labelsIn(body, atOnce);
  const children: RootContent[] = [];
  for (const { parsed } of stretchesOf(body, (source) => parseStretch(source, known), atOnce)) {
    for (const child of parsed.children) children.push(child);
  }
  return restore({ type: 'root', children });
}

function parseStretch(source: string, known: Known): { parsed: Root; whole: boolean } {
  const parsed = treeOf(source, known);
  const whole = isWhole(source, parsed.children.at(-1));
  // Positions would be relative to the stretch; they are not used, and take half of the memory.
  visit(parsed, (node: Nodes) => {
    delete node.position;
  });
  return { parsed, whole };
}

function treeOf(text: string, known?: Known): Root {
  const extensions = known ? [gfm(), knownTo(known)] : [gfm()];
  return fromMarkdown(text, { extensions, mdastExtensions: [gfmFromMarkdown()] });
}

function isWhole(source: string, last: RootContent | undefined): boolean {
  if (last?.type !== 'code' && last?.type !== 'html') return true;
  return endsByItself(last.type, source.slice(last.position?.start.offset, last.position?.end.offset));
}
