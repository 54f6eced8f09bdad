import { toMarkdown } from 'mdast-util-to-markdown';
import { isMap, parseDocument } from 'yaml';
import { asLastParagraph, lineEndingOf } from '../../text/line-ending.ts';
import type { Splice, Statement } from '../format.ts';
import { frontMatter } from './front-matter.ts';
import { yamlScalar } from './front-matter-title.ts';

/** Front matter, which is made where there is none, and a paragraph at the end. */
export function discloseMarkdown(text: string, { fields, line }: Statement): Splice[] {
  const splices = [inFrontMatter(text, fields)];
  if (line !== undefined) {
    const paragraph = toMarkdown({ type: 'paragraph', children: [{ type: 'text', value: line }] }).trimEnd();
    splices.push({ range: { start: text.length, end: text.length }, text: asLastParagraph(text, paragraph) });
  }
  return splices;
}

function inFrontMatter(text: string, fields: Statement['fields']): Splice {
  // YAML as it is read knows no lone carriage returns.
  const eol = lineEndingOf(text) === '\r\n' ? '\r\n' : '\n';
  const found = frontMatter(text);
  const rows = (given: Statement['fields'], mark = '') =>
    given.map(([name, value]) => `${mark}${name}: ${yamlScalar(value, 'yaml')}${eol}`).join('');
  if (!found) {
    const range = { start: 0, end: 0 };
    return { range, text: `---${eol}${rows(fields)}---${eol}${/^(?:\r\n|\n|\r)/.test(text) ? '' : eol}` };
  }
  const { start, end } = found.yaml;
  const yaml = parseDocument(text.slice(start, end), { logLevel: 'silent' });
  const content = yaml.contents;
  const range = { start: end, end };
  // Keys of its own hand (a rendition that is the source of another) would stand there twice.
  const fresh = fields.filter(([name]) => !(isMap(content) && content.has(name)));
  const added = rows(fresh);
  const whole = parseDocument(text.slice(start, end) + added, { logLevel: 'silent' });
  const fits = whole.errors.length === 0 && isMap(whole.contents);
  // A mapping in braces takes no rows after it; a comment may stand after anything.
  return { range, text: fits ? added : rows(fields, '# ') };
}
