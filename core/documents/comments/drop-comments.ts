import type { FormatName } from '../../../contracts/document.ts';
import type { Comment } from '../formats/format.ts';
import { frontMatter } from '../formats/markdown/front-matter.ts';
import { authorsComments } from './published-comments.ts';

/**
 * A text without what its authors said to each other. Marks for tools stay.
 *
 * Lines stay as many as they are, so that a line that a report names is the line in the author's file.
 * Where taking a comment out could make its neighbours something else (one paragraph of two, a link of a
 * label and a bracket), its marks stay, with nothing between them.
 */
export function dropComments(text: string, format: FormatName): string {
  const top = (format === 'markdown' && frontMatter(text)?.end) || 0;
  let result = '';
  let done = 0;
  for (const comment of authorsComments(text, format)) {
    const { start, end, put } = cut(text, comment, top);
    if (start < done) continue; // inside of what has gone
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
    // In Markdown a blank line parts paragraphs and loosens lists: only where there is one already.
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

/** What makes a line of Markdown a heading, a quote or an item of a list, where nothing else stands before it. */
const blockMarks = /^[-+*#>=~:|\d.)\s]*$/;

/** Whether what stands around may close up: spaces, letters and ends of sentences mean nothing beside each other. */
function mayClose(before: string, after: string, { kind }: Comment): boolean {
  if (kind === 'markup' || kind === 'yaml') return true;
  if (kind !== 'inline' || blockMarks.test(before) || /[#|\\]\s*$/.test(before)) return false;
  if (!/\s$/.test(before) && !/^(?:\s|$)/.test(after)) return false;
  return /[\s\p{L}\p{N}.,;:?”’»]$/u.test(before) && /^(?:$|[\s\p{L}\p{N}.,;:?])/u.test(after);
}

/** Whether blank lines, or nothing, are above and below. */
function standsApart(textAbove: string, textBelow: string): boolean {
  const above = textAbove.slice(-200).replace(/(?:\r\n|\n|\r)$/, '');
  const below = textBelow.slice(0, 200).replace(/^(?:\r\n|\n|\r)/, '');
  return /(?:^|[\r\n])[ \t]*$/.test(above) && /^[ \t]*(?:[\r\n]|$(?![\s\S]))/.test(below);
}

/**
 * The lines of a comment without their words: with the marks of quotes that they begin with, and none of
 * them blank that was not, since a blank line ends a paragraph.
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
