import type { FormatName } from '../../../contracts/document.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { lineNumbers } from '../../lib/text/line-numbers.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';
import type { Comment } from '../formats/format.ts';
import { readers } from '../formats/readers.ts';
import { isToolMark } from './tool-marks.ts';

/** Characters of a comment shown in a warning: enough to find it, too few to repeat it. */
const shown = 60;

/** Warnings of one upload; further comments are counted. A generated page may have thousands. */
const mostWarnings = 20;

/** Returns the comments written by a person: those with words that are not a mark for a tool. */
export function authorsComments(text: string, format: FormatName): Comment[] {
  return (readers[format].comments?.(text) ?? []).filter(({ inner }) => {
    const said = text.slice(inner.start, inner.end).trim();
    return /[\p{L}\p{N}]/u.test(said) && !isToolMark(said);
  });
}

/** Warns of each comment that becomes public with the document. */
export function commentWarnings(text: string, format: FormatName): Warning[] {
  const comments = authorsComments(text, format);
  const lineAt = lineNumbers(text);
  const warnings = comments.slice(0, mostWarnings).map(({ range, inner }): Warning => {
    const line = lineAt(range.start);
    const words = firstWords(text.slice(inner.start, inner.end));
    return {
      code: 'comment-published',
      message: `Line ${line}: the comment "${words}" is published in the documents of all languages. Delete it, or set the option "source-comments" to "drop".`,
      line,
    };
  });
  const [last] = warnings.slice(-1);
  const more = comments.length - warnings.length;
  if (last !== undefined && more > 0)
    last.message += ` ${more} more ${more === 1 ? 'comment follows' : 'comments follow'}.`;
  return warnings;
}

function firstWords(comment: string): string {
  const line = collapseSpaces(comment.replace(/[\r\n]+[ \t>]*/g, ' '));
  const characters = [...line.slice(0, 4 * shown)];
  if (characters.length <= shown) return line;
  const cut = characters.slice(0, shown).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > 0 ? cut.slice(0, space) : cut}…`;
}
