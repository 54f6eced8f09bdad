import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { FormatName, SourceDocument } from '../../../../contracts/document.ts';
import { srt, vtt } from '../../../documents/formats/subtitles/dialect.ts';
import { collapseSpaces } from '../../../lib/text/white-space.ts';
import { docxBody } from './docx/docx-body.ts';
import { headingLevels } from './heading-levels.ts';
import { isolatedSpans } from './isolated-spans.ts';
import { jsonBody } from './json-body.ts';
import { type KeptTexts, keptBlocks } from './kept-blocks.ts';
import { markdownBody } from './markdown-body.ts';
import { odtBody } from './odt/odt-body.ts';
import { sanitised } from './sanitised.ts';
import { subtitleBody } from './subtitle-body.ts';
import { textBody } from './text-body.ts';
import { validMarkup } from './valid-markup.ts';

const bodies: Record<FormatName, (text: string, source: SourceDocument, title: string) => Root> = {
  text: (text, _, title) => textBody(text, title),
  markdown: markdownBody,
  html: htmlBody,
  docx: docxBody,
  odt: odtBody,
  srt: (text) => subtitleBody(text, srt),
  vtt: (text) => subtitleBody(text, vtt),
  json: jsonBody,
};

/**
 * A rendition's text as safe, valid HTML with exactly one first heading.
 *
 * @param source the document that it is a rendition of.
 * @param kept what of it is still in another language.
 */
export function pageBody(source: SourceDocument, text: string, title: string, kept?: KeptTexts): string {
  const made = sanitised(bodies[source.format](text, source, title));
  const content = made.children.filter((node): node is ElementContent => node.type !== 'doctype');
  const body: Root = { type: 'root', children: withHeading(content, title, source.title.from === 'heading') };
  if (kept) keptBlocks(body, kept);
  return toHtml(validMarkup(headingLevels(isolatedSpans(body))));
}

/**
 * The document's own heading, wherever it stands, or its title: in plain text a line like any other, on a
 * page of some other site a heading of a lower level. What stands in headings above it ("Press release")
 * is none; a later heading that says the same as a title that somebody gave is a section's.
 */
function withHeading(content: ElementContent[], title: string, isHeading: boolean): ElementContent[] {
  const headings = all(content, ({ tagName }) => /^h[1-6]$/.test(tagName));
  const own = headings.find(({ tagName }) => tagName === 'h1');
  const at = own && saysOf(own) === title ? -1 : headings.findIndex((each) => saysOf(each) === title);
  const named = isHeading || (!own && at === 0) ? headings[at] : undefined;
  if (named) {
    for (const above of headings.slice(0, at)) above.tagName = 'p';
    named.tagName = 'h1';
    return content;
  }
  if (own) return content;
  const isLine = (element: Element) => element.tagName === 'p' && saysOf(element) === title;
  const [line] = all(content, isLine, ({ tagName }) => tagName === 'div' || tagName === 'section');
  if (!line) return [h('h1', title), ...content];
  line.tagName = 'h1';
  return content;
}

/** The elements that are meant. @param within which elements to look. */
function all(
  content: readonly ElementContent[],
  is: (element: Element) => boolean,
  within: (element: Element) => boolean = () => true,
): Element[] {
  return content.flatMap((each) => {
    if (each.type !== 'element') return [];
    if (is(each)) return [each];
    return within(each) ? all(each.children, is, within) : [];
  });
}

/** A text as it is read on one line. */
function saysOf(element: Element): string {
  return collapseSpaces(readingOf(element));
}

function readingOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  return node.tagName === 'br' ? ' ' : node.children.map(readingOf).join('');
}

/** The content of an HTML document's body; the page writes its own head. */
function htmlBody(text: string): Root {
  const document = fromHtml(text);
  const html = document.children.find((node): node is Element => node.type === 'element' && node.tagName === 'html');
  const body = html?.children.find((node): node is Element => node.type === 'element' && node.tagName === 'body');
  return { type: 'root', children: body?.children ?? [] };
}
