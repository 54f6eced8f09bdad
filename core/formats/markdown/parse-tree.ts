import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { frontMatter } from './front-matter.ts';

/** The syntax tree of a Markdown text without its front matter, for pages. */
export function parseTree(text: string): Root {
  const body = text.slice(frontMatter(text)?.end ?? 0);
  return fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}
