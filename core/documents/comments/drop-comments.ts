import type { FormatName } from '../../../contracts/document.ts';
import type { Comment } from '../formats/format.ts';
import { frontMatter } from '../formats/markdown/front-matter/front-matter.ts';
import { authorsComments } from './published-comments.ts';

/**
 * Removes the comments that authors wrote to each other from a text; keeps marks for tools.
 *
 * Keeps the number of lines, so that a line named in a report is the line in the author's file. If removing a comment
 * could change its neighbours (two paragraphs into one, a label and a bracket into a link), keeps the comment's marks,
 * with nothing between them.
 */
export function dropComments(text: string, format: FormatName): string {
  const top = (format === 'markdown' && frontMatter(text)?.end) || 0;
  let result = '';
  let done = 0;
  for (const comment of authorsComments(text, format)) {
    const { start, end, put } = cut(text, comment, top);
    if (start < done) continue; // inside a comment removed before
    result += text.slice(done, start) + put;
    done = end;
  }
  return result + text.slice(done);
}

interface Cut {
  start: number;
  end: number;
  put: string;
}

function cut(text: string, comment: Comment, top: number): Cut {
  const { start, end } = comment.range;
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const rest = text.slice(end).search(/[\r\n]/);
  const lineEnd = rest < 0 ? text.length : end + rest;
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd);
  const breaks = text.slice(start, end).replace(/[^\r\n]/g, '');
  if (before.trim() === '' && after.trim() === '') {
    // In Markdown a blank line separates paragraphs and loosens lists: leave one only where there already is one.
    const isFree = comment.kind === 'markup' || comment.kind === 'yaml';
    if (isFree || (before === '' && standsApart(text.slice(top, lineStart), text.slice(lineEnd)))) {
      return { start: lineStart, end: lineEnd, put: breaks };
    }
  } else if (breaks === '' && mayClose(before, after, comment)) {
    if (after.trim() === '') return { start: lineStart + before.trimEnd().length, end: lineEnd, put: after };
    return { start, end: /\s$/.test(before) && /^ \S/.test(after) ? end + 1 : end, put: '' };
  }
  return { ...comment.inner, put: emptied(text.slice(comment.inner.start, comment.inner.end)) };
}

/** Characters that make a line of Markdown a heading, a quote or an item of a list, if nothing else precedes them. */
const blockMarks = /^[-+*#>=~:|\d.)\s]*$/;

/** Whether the text around a comment may close up: neither side is Markdown syntax, and white space separates them. */
function mayClose(before: string, after: string, { kind }: Comment): boolean {
  if (kind === 'markup' || kind === 'yaml') return true;
  if (kind !== 'inline' || blockMarks.test(before) || /[#|\\]\s*$/.test(before)) return false;
  if (!/\s$/.test(before) && !/^(?:\s|$)/.test(after)) return false;
  return /[\s\p{L}\p{N}.,;:?”’»]$/u.test(before) && /^(?:$|[\s\p{L}\p{N}.,;:?])/u.test(after);
}

/** Whether blank lines, or no lines, are above and below. */
function standsApart(textAbove: string, textBelow: string): boolean {
  const above = textAbove.slice(-200).replace(/(?:\r\n|\n|\r)$/, '');
  const below = textBelow.slice(0, 200).replace(/^(?:\r\n|\n|\r)/, '');
  return /(?:^|[\r\n])[ \t]*$/.test(above) && /^[ \t]*(?:[\r\n]|$(?![\s\S]))/.test(below);
}

/**
 * Empties the lines of a comment but for the quote marks that they begin with. Does not make a line blank that was
 * not: a blank line ends a paragraph.
 */
function emptied(inner: string): string {
  const [first = '', ...lines] = inner.split(/(?<=\r\n|\n|\r(?!\n))/);
  const left = lines.map((line, index) => {
    const [mark = ''] = /^[ \t>]*/.exec(line) ?? [];
    const isBlank = line.trim() === mark.trim();
    return mark + (isBlank || index === lines.length - 1 ? '' : '.') + breakOf(line.slice(mark.length));
  });
  return [breakOf(first), ...left].join('');
}

function breakOf(line: string): string {
  return /(?:\r\n|\n|\r)$/.exec(line)?.[0] ?? '';
}
