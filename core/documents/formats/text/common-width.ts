import { displayWidth } from '../../../lib/text/display-width.ts';
import { firstCharacter, isUnspaced, joinsWithoutSpace, lastCharacter } from '../../../lib/text/unspaced.ts';
import { standsApart } from '../../protection/kept-lines.ts';
import type { Line } from './lines.ts';

/** Columns at which people and programs wrap mail and plain text. */
const narrowest = 40;
const widest = 120;

/** Line breaks that must agree before a text counts as hard-wrapped; a two-line address has fewer. */
const evidence = 3;

/**
 * Columns by which a line may miss the common width: programs count line ends and spaces differently, people count
 * badly.
 */
const slack = 2;

/** Longer lines were not wrapped at a width in this range; do not measure them. */
const maxWidth = 4 * widest;

/** A line break inside a block: the line's width, and its width with the next word on it. */
interface LineBreak {
  taken: number;
  needed: number;
}

/**
 * Returns the width at which a text was wrapped, in columns; undefined if it was not: the width that explains most
 * line breaks inside blocks, in that the next line's first word did not fit.
 */
export function commonWidth(text: string, blocks: Iterable<readonly Line[]>): number | undefined {
  // `votes[w]`: breaks explained by width w, counted as differences first.
  const votes = new Array<number>(widest + 2).fill(0);
  let breaks = 0;
  for (const block of blocks) {
    for (let index = 1; index < block.length; index++) {
      const found = lineBreak(text, block[index - 1], block[index]);
      if (!found || found.needed <= narrowest) continue;
      breaks++;
      const from = Math.max(found.taken, narrowest);
      const to = Math.min(found.needed - 1, widest);
      if (from > to) continue;
      votes[from] = (votes[from] ?? 0) + 1;
      votes[to + 1] = (votes[to + 1] ?? 0) - 1;
    }
  }
  let best = 0;
  let width: number | undefined;
  let count = 0;
  for (let columns = narrowest; columns <= widest; columns++) {
    count += votes[columns] ?? 0;
    if (count > best) [best, width] = [count, columns];
  }
  return best >= evidence && best * 2 > breaks ? width : undefined;
}

/**
 * Whether wrapping at `width` makes the line break after `line`.
 *
 * @param short columns by which the line may miss the width.
 */
export function isWrap(text: string, line: Line, next: Line, width: number, short = slack): boolean {
  const found = lineBreak(text, line, next);
  if (!found || found.needed <= width - short) return false;
  // A word too long for any line, such as an address, is alone on its line.
  return found.taken <= width + slack || !/\s/.test(text.slice(line.content.start, line.content.end));
}

function lineBreak(text: string, line: Line | undefined, next: Line | undefined): LineBreak | undefined {
  if (!line || !next || next.marker !== '' || line.end - line.start > maxWidth) return undefined;
  // A character takes at most two columns: lines this short need no measuring.
  if (2 * (line.end - line.start + next.end - next.start + 1) <= narrowest - slack) return undefined;
  const content = text.slice(line.content.start, line.content.end);
  const following = text.slice(next.content.start, Math.min(next.content.end, next.content.start + maxWidth));
  // Columns made by tabs or runs of spaces are not running text.
  if (/\t| {3,}/.test(content) || /\t| {3,}/.test(following)) return undefined;
  if (standsApart(content) || standsApart(following)) return undefined;
  // Japanese and Chinese lists and headings, without a space after their sign.
  if (/^[・●■◆◇○□▲▼※【〔―〜～]/u.test(following)) return undefined;
  const first = firstCharacter(following);
  const space = joinsWithoutSpace(lastCharacter(content), first) ? 0 : 1;
  const word = first !== undefined && isUnspaced(first) ? first : (following.split(/\s/, 1)[0] ?? '');
  const taken = displayWidth(text.slice(line.start, line.content.end));
  return { taken, needed: taken + space + displayWidth(word) };
}
