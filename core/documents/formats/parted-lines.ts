import { displayWidth } from '../../lib/text/display-width.ts';
import { isUnspaced } from '../../lib/text/unspaced.ts';
import { standsApart } from '../protection/kept-lines.ts';
import { isPostalLine } from '../protection/postal-lines.ts';
import { isWay } from '../protection/ways.ts';

/** Words of a name, a role or a label; more words without a stop may be the beginning of a sentence. */
const labelWords = 4;
/** Approximate characters of a word, in scripts without spaces. */
const unspacedWord = 2;
/** A line of this many columns or more was probably broken because it was full. */
const fullLine = 60;
/** Columns of the longest line of a block of contacts. */
const longestContact = 80;

/**
 * German closes quotations with the marks that English and French open them with („ja.“, »ja.«); French puts a space
 * before them.
 */
const stop = /[.!?…。！？؟۔।](?:\s?["'»”’」』“‘«)\]])*$/u;
const endsMidSentence = /(?:[,;、，；(（[{„「–—-]|(?:^|\s)[«“])$/u;
const lowerCase = /^[\p{P}\p{S}\s]*\p{Ll}/u;
const item = /^[\p{P}\p{S}\s]*\p{Nd}/u;

/**
 * Decides which hard line breaks divide separate texts: those of a contact block, a programme, a signature, and those
 * between sentences. Lines of one sentence are one text: an engine needs the whole of it.
 *
 * @param lines as a reader sees them, blank ones too.
 * @returns for each line but the last, whether it is separate from the next.
 */
export function partedLines(lines: readonly string[]): boolean[] {
  const parted = lines.slice(1).map(() => true);
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (to < lines.length && lines[to] !== '') to++;
    const block = lines.slice(from, to).map(lineOf);
    if (!isContact(block)) {
      const sentence = sentences(block);
      for (const [index, line] of block.slice(0, -1).entries()) {
        const [next, following] = block.slice(index + 1, index + 3) as [Line, Line | undefined];
        parted[from + index] = isParted(line, next, following, sentence[index + 1] ?? false);
      }
    }
    from = to + 1;
  }
  return parted;
}

/** Whether a text on a line of its own is a `line` rather than a paragraph. */
export function isShortLine(text: string): boolean {
  return displayWidth(text) <= longestContact && (!stop.test(text) || words(text) <= labelWords);
}

interface Line {
  text: string;
  /** Whether it is a way to reach a person: a number, an address. */
  isWay: boolean;
  /** Whether it begins in lower case, as the rest of a sentence does. */
  isSmall: boolean;
}

function lineOf(text: string): Line {
  const isReach = isWay(text) || isPostalLine(text, true);
  return { text, isWay: isReach, isSmall: !isReach && lowerCase.test(text) };
}

/**
 * Whether a block is contacts: short lines, at least one of them a way to reach a person, and not a sentence that
 * continues around it.
 */
function isContact(block: readonly Line[]): boolean {
  return (
    block.length > 1 &&
    block.some((line) => line.isWay) &&
    block.every((line, index) => line.isWay || (isShortLine(line.text) && !(line.isSmall && block[index - 1]?.isWay)))
  );
}

/**
 * For each line, whether a sentence ends at its end, or in one of the lines after it that are as long as a sentence's.
 */
function sentences(block: readonly Line[]): boolean[] {
  const found: boolean[] = [];
  for (let index = block.length - 1; index >= 0; index--) {
    const text = block[index]?.text ?? '';
    found[index] = stop.test(text) || (words(text) > labelWords && found[index + 1] === true);
  }
  return found;
}

function isParted({ text }: Line, next: Line, following: Line | undefined, isSentenceAfter: boolean): boolean {
  if (standsApart(text) || standsApart(next.text)) return true;
  if (next.isSmall || (next.isWay && following?.isSmall)) return false;
  if (stop.test(text) || /[:：]$/.test(text)) return true;
  const isLabel = words(text) <= labelWords;
  if (endsMidSentence.test(text)) return isLabel && /[,，]$/.test(text); // "Kind regards,"
  if (item.test(text) && item.test(next.text)) return true;
  if (displayWidth(text) > fullLine) return false;
  return isLabel || !isSentenceAfter;
}

function words(text: string): number {
  const spaced = text.split(/\s+/);
  const unspaced = [...text].filter(isUnspaced).length;
  return spaced.length + Math.floor(unspaced / unspacedWord);
}
