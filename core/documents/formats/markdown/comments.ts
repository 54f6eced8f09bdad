import type { Token } from 'micromark-util-types';
import { CST, Lexer } from 'yaml';
import type { Range } from '../../../../contracts/document.ts';
import { maxFrontMatterLength } from '../../../../contracts/limits.ts';
import type { Comment } from '../format.ts';
import { htmlComments } from '../html/comments.ts';
import { markdownEvents } from './events.ts';
import { type FrontMatterRange, frontMatter } from './front-matter/front-matter.ts';
import { readToml } from './front-matter/toml.ts';

/** Labels of definitions used as remarks, such as `[//]: # (a remark)`. */
const remarkLabels = /^(?:\/\/|\/|#|\*|-|_?comments?_?|_?note_?)$/i;

/** The destination of such a definition. */
const nowhere = /^(?:#|<#?>|\/|)$/;

/**
 * Finds the comments of a Markdown text: those of its HTML, definitions that are remarks, and those of its front
 * matter; not those inside code.
 */
export function markdownComments(text: string): Comment[] {
  const front = frontMatter(text);
  const start = front?.end ?? 0;
  const found = front ? frontMatterComments(text, front) : [];
  const body = start === 0 ? text : text.slice(start);
  if (!body.includes('<!') && !body.includes(']:')) return found;
  // micromark does not count a byte order mark.
  const offset = body.startsWith('\ufeff') ? start + 1 : start;
  for (const { start: at, events } of markdownEvents(body)) {
    const place = (token: Token) => ({ start: token.start.offset + offset + at, end: token.end.offset + offset + at });
    let definition: Definition = { range: { start: 0, end: 0 } };
    for (const [kind, token] of events) {
      if (kind !== 'enter') continue;
      // Extensions add token types that micromark's own types do not include.
      const type: string = token.type;
      const range = place(token);
      const source = () => text.slice(range.start, range.end);
      if (type === 'htmlFlow' || type === 'htmlText') {
        const kind = type === 'htmlFlow' ? 'block' : 'inline';
        for (const comment of htmlComments(source(), range.start)) found.push({ ...comment, kind });
      }
      if (type === 'definition') definition = { range };
      else if (type === 'definitionLabelString') definition.label = source();
      else if (type === 'definitionDestination') definition.destination = source();
      else if (type === 'definitionTitleString' && isRemark(definition)) {
        found.push({ range: definition.range, inner: range, kind: 'block' });
      }
    }
  }
  return found;
}

interface Definition {
  range: Range;
  label?: string;
  destination?: string;
}

function isRemark({ label = '', destination = '' }: Definition): boolean {
  return remarkLabels.test(label) && nowhere.test(destination);
}

function frontMatterComments(text: string, { language, content: { start, end } }: FrontMatterRange): Comment[] {
  const written = text.slice(start, end);
  if (language === 'yaml') return yamlComments(written, start);
  if (!written.includes('#') || written.length > maxFrontMatterLength) return [];
  const read = readToml(written);
  return 'error' in read
    ? []
    : read.comments.map((comment): Comment => {
        const range = { start: comment.start + start, end: comment.end + start };
        return { range, inner: { start: range.start + 1, end: range.end }, kind: 'yaml' };
      });
}

/** Lexer tokens that are not pieces of the text. */
const notInText: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** Uses the library's lexer, which recognises `#` in quoted and block scalars. */
function yamlComments(yaml: string, offset: number): Comment[] {
  if (!yaml.includes('#')) return [];
  const found: Comment[] = [];
  let at = offset;
  for (const lexeme of new Lexer().lex(yaml)) {
    if (lexeme.startsWith('#')) {
      const range = { start: at, end: at + lexeme.length };
      found.push({ range, inner: { start: at + 1, end: range.end }, kind: 'yaml' });
    }
    if (!notInText.has(lexeme)) at += lexeme.length;
  }
  return found;
}
