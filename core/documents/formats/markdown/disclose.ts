import { toMarkdown } from 'mdast-util-to-markdown';
import { asLastParagraph, lineEndingOf } from '../../../lib/text/line-ending.ts';
import type { Splice, Statement } from '../format.ts';
import { markdownEvents } from './events.ts';
import { frontMatter } from './front-matter/front-matter.ts';
import { tomlString } from './front-matter/toml-string.ts';
import { yamlScalar } from './front-matter/yaml-scalar.ts';

/**
 * Adds rows to the front matter, creating it if needed, and a paragraph at the end; at the top if the end is inside a
 * fence or a comment that is never closed, where the line would become part of it.
 */
export function discloseMarkdown(text: string, { fields, line }: Statement): Splice[] {
  const splices = [inFrontMatter(text, fields)];
  if (line !== undefined) splices.push(asParagraph(text, line));
  return splices;
}

function asParagraph(text: string, line: string): Splice {
  const paragraph = toMarkdown({ type: 'paragraph', children: [{ type: 'text', value: line }] }).trimEnd();
  const last = asLastParagraph(text, paragraph);
  const body = frontMatter(text)?.end ?? 0;
  if (isParagraph(text.slice(body) + last, text.length - body + last.indexOf(paragraph))) {
    return { range: { start: text.length, end: text.length }, text: last };
  }
  const eol = lineEndingOf(text);
  return { range: { start: body, end: body }, text: `${paragraph}${eol}${eol}` };
}

/** Whether a paragraph begins at a position of a Markdown text, outside of lists and quotations. */
function isParagraph(markdown: string, place: number): boolean {
  let containers = 0;
  for (const { start, events } of markdownEvents(markdown)) {
    for (const [kind, { type, ...token }] of events) {
      if (containerTypes.has(type)) containers += kind === 'enter' ? 1 : -1;
      else if (kind === 'enter' && type === 'paragraph' && start + token.start.offset === place)
        return containers === 0;
    }
  }
  return false;
}

const containerTypes: ReadonlySet<string> = new Set([
  'blockQuote',
  'listOrdered',
  'listUnordered',
  'gfmFootnoteDefinition',
]);

function inFrontMatter(text: string, fields: Statement['fields']): Splice {
  // The YAML reader does not know lone carriage returns.
  const eol = lineEndingOf(text) === '\r\n' ? '\r\n' : '\n';
  const found = frontMatter(text);
  const rows = (given: Statement['fields'], mark = '') =>
    given.map(([name, value]) => `${mark}${name}: ${yamlScalar(value, 'yaml')}${eol}`).join('');
  if (!found) {
    const range = { start: 0, end: 0 };
    return { range, text: `---${eol}${rows(fields)}---${eol}${/^(?:\r\n|\n|\r)/.test(text) ? '' : eol}` };
  }
  const { start, end } = found.content;
  if (found.language === 'toml') {
    // Keys below a table's head would be the table's.
    const given = fields.filter(([name]) => !hasKey(text.slice(start, end), name, '='));
    const written = given.map(([name, value]) => `${name} = ${tomlString(value, 'toml:"')}${eol}`).join('');
    return { range: { start, end: start }, text: written };
  }
  const yaml = text.slice(start, end);
  const range = { start: end, end };
  // Rows cannot follow a mapping in braces; comments can follow anything.
  if (!takesRows(yaml)) return { range, text: rows(fields, '# ') };
  // A rendition that is the source of another already has these keys: do not repeat them.
  return { range, text: rows(fields.filter(([name]) => !hasKey(yaml, name))) };
}

/** A key at the beginning of a line, plain or in quotes. */
const key =
  /^(?:"(?:[^"\\]|\\.)*"[ \t]*|'(?:[^']|'')*'[ \t]*|[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^:#]|:(?!\s|$)|(?<!\s)#)*):(?:\s|$)/;

/**
 * Whether rows may be added: the front matter is empty, or has keys at the beginning of its lines. Ingest has checked
 * that it is YAML.
 */
function takesRows(yaml: string): boolean {
  if (/^(?:\.\.\.|---)(?:\s|$)/m.test(yaml)) return false;
  const first = yaml.split(/\r\n|[\n\r]/).find((line) => !/^\s*(?:#|$)/.test(line));
  return first === undefined || key.test(first);
}

function hasKey(content: string, name: string, sign: ':' | '=' = ':'): boolean {
  return new RegExp(`^(["']?)${name}\\1[ \\t]*${sign}${sign === ':' ? '(?:\\s|$)' : ''}`, 'm').test(content);
}
