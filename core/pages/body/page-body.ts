import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { FormatName, SourceDocument } from '../../../contracts/document.ts';
import { srt, vtt } from '../../formats/subtitles/dialect.ts';
import { collapseSpaces } from '../../text/collapse-spaces.ts';
import { docxBody } from './docx/docx-body.ts';
import { headingLevels } from './heading-levels.ts';
import { htmlBody } from './html-body.ts';
import { isolatedSpans } from './isolated-spans.ts';
import { jsonBody } from './json-body.ts';
import { type KeptTexts, keptBlocks } from './kept-blocks.ts';
import { markdownBody } from './markdown-body.ts';
import { sanitised } from './sanitised.ts';
import { subtitleBody } from './subtitle-body.ts';
import { textBody } from './text-body.ts';
import { validMarkup } from './valid-markup.ts';

const bodies: Record<FormatName, (text: string, source: SourceDocument, title: string) => Root> = {
  text: (text, _, title) => textBody(text, title),
  markdown: markdownBody,
  html: htmlBody,
  docx: docxBody,
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
  const body: Root = { type: 'root', children: withHeading(content, title) };
  if (kept) keptBlocks(body, kept);
  return toHtml(validMarkup(headingLevels(isolatedSpans(body))));
}

/**
 * The document's own heading, wherever it stands, or its title: in plain text a line like any other, on a
 * page of some other site a heading of a lower level. A later heading that says the same is a section's.
 */
function withHeading(content: ElementContent[], title: string): ElementContent[] {
  if (find(content, ({ tagName }) => tagName === 'h1')) return content;
  let heading: Element | undefined;
  const isLine = (element: Element) => {
    const isHeading = /^h[2-6]$/.test(element.tagName);
    if (isHeading) heading ??= element;
    return (element.tagName === 'p' || element === heading) && collapseSpaces(readingOf(element)) === title;
  };
  const line = find(content, isLine, ({ tagName }) => tagName === 'div' || tagName === 'section');
  if (!line) return [h('h1', title), ...content];
  line.tagName = 'h1';
  return content;
}

/** The first element that is meant. @param within which elements to look. */
function find(
  content: readonly ElementContent[],
  is: (element: Element) => boolean,
  within: (element: Element) => boolean = () => true,
): Element | undefined {
  for (const each of content) {
    if (each.type !== 'element') continue;
    const found = is(each) ? each : within(each) ? find(each.children, is, within) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** A text as it is read on one line. */
function readingOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  return node.tagName === 'br' ? ' ' : node.children.map(readingOf).join('');
}
