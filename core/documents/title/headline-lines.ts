import { displayWidth } from '../../lib/text/display-width.ts';
import type { HeadLine } from './head.ts';
import { isShouted, wordCount } from './names.ts';

/** Words that may end a line of a headline, but not the headline. */
const neverLast = new Set(
  'a an and at by for from in into its of on or over the to under with as & de del des du di da do dos das la las le les los el en por para con y e et à au aux sur dans avec und der die das den dem des im in am auf für mit von zu zum zur bei dei della delle il lo gli i per con su nel nella o os ao à em na no um uma een het van voor op met i w z na do dla o ze oraz'.split(
    ' ',
  ),
);

/**
 * Counts a block's lines that are its headline; the others are below it. A headline is set by hand, in lines of any
 * width, so lines belong together unless there is a sign that they do not.
 *
 * @param text of the document, for its habits of writing.
 */
export function headlineLines(lines: readonly HeadLine[], text: string): number {
  for (let count = 1; count < lines.length; count++) {
    const [last, next] = [lines[count - 1], lines[count]];
    if (last && next && isApart(last, next, text)) return count;
  }
  return lines.length;
}

function isApart(last: HeadLine, next: HeadLine, text: string): boolean {
  // A change between capitals and lower case ends the headline.
  if (isShouted(last.text) !== isShouted(next.text)) return isShouted(last.text) && /\s/.test(last.text);
  if (/^\p{Ll}/u.test(next.text)) return false;
  const [end, start] = [last.text.slice(last.text.lastIndexOf(' ') + 1), next.text.split(/\s/, 1)[0] ?? ''];
  if (neverLast.has(end.toLowerCase()) || /[,،、:–—-]$/u.test(end)) return false;
  if (/[.!?。！？؟]["'”’»)]?$/u.test(end)) return true;
  if (/^(?:[–—―•*·-]\s?|[～〜~＜〈〔])/u.test(next.text)) return true;
  if (isShouted(next.text)) return false;
  if (isHeadlineCase(last.text)) {
    if (neverLast.has(start.toLowerCase())) return false;
    if (!isHeadlineCase(next.text)) return wordCount(next.text) > 3; // below headline case a sentence
    // A line of its own: the one above had room for its first word. The rest of a headline would be shorter.
    const [above, below] = [displayWidth(last.text), displayWidth(next.text)];
    return widthOf(text) > above + displayWidth(start) + 1 && below > 0.75 * above;
  }
  // A capitalised word that the text writes in lower case elsewhere begins a new line here.
  const word = /^\P{L}*(\p{Lu}\p{Ll}+)/u.exec(start)?.[1]?.toLowerCase();
  return word !== undefined && smallWords(text).has(word);
}

/** Whether all words of four letters or more begin with capitals, as in English headlines. */
function isHeadlineCase(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /^\P{L}*\p{L}{4}/u.test(word));
  return words.length > 1 && words.every((word) => /^\P{L}*\p{Lu}/u.test(word));
}

/** Characters of a text examined for its habits of writing. */
const lookedAt = 20_000;

/** Returns the columns of a text's longest line. */
function widthOf(text: string): number {
  return Math.max(
    ...text
      .slice(0, lookedAt)
      .split(/[\r\n]+/)
      .map((line) => displayWidth(line.slice(0, 400).trimEnd())),
  );
}

function smallWords(text: string): Set<string> {
  return new Set(text.slice(0, lookedAt).match(/(?<![\p{L}\p{M}'’-])\p{Ll}[\p{Ll}\p{M}]*/gu));
}
