import { headingId } from '../heading-id.ts';
import {
  contentOf,
  type InlineDialect,
  inlineMark,
  type LineDialect,
  lineMark,
  type Mark,
  type MarkdownLine,
} from './marks.ts';

const list = /\{:{0,2}[^{}\r\n]{1,300}\}/g;
const whole = /^\{:{0,2}[^{}\r\n]{1,300}\}$/;
const last = /[ \t]{0,9}\{:{0,2}[^{}\r\n]{1,300}\}[ \t]{0,9}(?:#{1,6}[ \t]{0,9})?$/;
const attribute = /^(?:[#.][^\s#.=]{1,100})+$|^[\p{L}_:@][\p{L}\p{N}_:.@-]{0,60}=.{0,300}$/u;

const heading = /^#{1,6}[ \t]/;
const underline = /^(?:=+|-+)[ \t]*$/;

/** Whether braces hold attributes, as Pandoc, kramdown, Python-Markdown and Docusaurus read them. */
function isAttributeList(source: string): boolean {
  const [, colon = '', inner = ''] = /^\{(:{0,2})([^{}]{0,300})\}$/.exec(source) ?? [];
  const words = inner
    .replace(/"[^"]{0,300}"|'[^']{0,300}'/g, '""')
    .split(/[ \t]+/)
    .filter(Boolean);
  if (words.length === 0) return false;
  if (colon !== '') return words.every((word) => attribute.test(word) || /^[\w/-]{1,60}$/.test(word));
  return attribute.test(words[0] ?? '') && words.every((word) => attribute.test(word) || /^[\w-]{1,60}$/.test(word));
}

export const attributeLines: LineDialect = {
  reason: 'Attributes of the block above them, or of the heading on their line; links lead to the ids in them.',
  find(lines, at) {
    const line = lines[at] as MarkdownLine;
    const content = contentOf(line).trimEnd();
    if (!content.endsWith('}') && !/\}[ \t]*#{1,6}$/.test(content.slice(-20))) return undefined;
    if (content.startsWith('{') && whole.test(content) && isAttributeList(content))
      return { marks: [lineMark(line)], lines: 1 };
    const next = lines[at + 1];
    const isHeading =
      heading.test(content) || (next !== undefined && next.kind !== 'blank' && underline.test(contentOf(next)));
    return isHeading ? ofHeading(line) : undefined;
  },
};

/** Attributes at the end of a heading: CommonMark reads spaces there. */
function ofHeading(line: MarkdownLine): { marks: Mark[]; lines: number } | undefined {
  const from = Math.max(line.prefix, line.text.length - 340);
  const end = line.text.slice(from);
  const found = last.exec(end);
  const source = found && /\{[^{}]*\}/.exec(found[0])?.[0];
  // A brace after a backslash is text.
  if (line.text.charAt(from + (found?.index ?? 0) - 1) === '\\') return undefined;
  const id = headingId(line.text.slice(line.prefix));
  if (!found || !source || !(id || isAttributeList(source))) return undefined;
  const start = line.start + from + found.index;
  // A heading of nothing but its id says the id.
  if (/^#{0,6}[ \t]*$/.test(line.text.slice(line.prefix, start - line.start))) return undefined;
  const anchor = id?.id ?? /#([^\s#.{}]{1,200})/.exec(source)?.[1];
  return { marks: [{ start, end: line.end, page: anchor === undefined ? '' : ` {#${anchor}}` }], lines: 0 };
}

export const attributesInLines: InlineDialect = {
  reason: 'Attributes of the link, image, code or emphasis directly before them.',
  hint: '}',
  find: (line) =>
    [...line.matchAll(list)].flatMap(({ 0: source, index }) => {
      const before = line.charAt(index - 1);
      return /[)\]*_`:]/.test(before) && isAttributeList(source) ? [inlineMark(index, source, { page: '' })] : [];
    }),
};
