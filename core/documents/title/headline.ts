import type { Unit } from '../../../contracts/document.ts';
import { maxTitleCharacters } from '../../../contracts/limits.ts';
import { isSentenceEnd } from '../../lib/text/sentence-ends.ts';
import type { Look } from '../formats/format.ts';
import { isPostalLine } from '../protection/postal-lines.ts';
import { hasWayToReach, isContactLabel } from './contact-lines.ts';
import { afterDateline } from './dateline.ts';
import { type HeadBlock, type HeadLine, lengthOfLines } from './head.ts';
import { headlineLines } from './headline-lines.ts';
import { hasLegalForm, isInstitution, isProperName, isShouted, withoutLegalForm, wordCount } from './names.ts';
import { canBeTitle } from './not-titles.ts';
import { isReleaseLine } from './release-lines.ts';

/** The most lines of a headline; one more if all are in capitals, which wires set in narrow columns. */
const mostLines = 3;
const mostLinesInCapitals = 4;

/** A block above the text that may be the headline. */
export interface Candidate {
  lines: HeadLine[];
  /** Index of its block. */
  block: number;
  text: string;
  /** Rank of a heading; undefined for other paragraphs. */
  rank: number | undefined;
  bold: boolean;
  /** Whether a release line comes between it and the next candidate. */
  beforeReleaseLine: boolean;
  /** Whether it is among the first lines, with something other than a headline after it. */
  apart: boolean;
}

export interface Head {
  /** Above the text, from the top. */
  candidates: Candidate[];
  /** The first line of the text. */
  body: HeadLine | undefined;
  /** Whether the body begins with place and date. */
  dateline: boolean;
  /** The first paragraphs of the text, as read. */
  prose: string[];
}

export interface HeadSearch {
  blocks: readonly HeadBlock[];
  look: Look<Unit>;
  language: string;
  /** The document's text. */
  text: string;
}

/** Reads the lines above the text of a release, and finds where the text begins. */
export function readHead({ blocks, look: { ranks, bold }, language, text }: HeadSearch): Head {
  const candidates: Candidate[] = [];
  let inContact = false;
  for (const [index, block] of blocks.entries()) {
    const own = new HeadReader(language);
    const isContact = isContactBlock(block, inContact && index > 0);
    inContact = isContact && block.length === 1 && isContactLabel(block[0]?.text ?? '');
    for (const line of block) {
      const said = own.read(line, isContact, ranks.has(line.unit));
      if (said) for (const each of candidates.slice(-1)) each.apart = true;
      if (said === 'release line') for (const each of candidates.slice(-1)) each.beforeReleaseLine = true;
    }
    const runs = own.finish();
    for (const run of runs.lines) {
      for (const lines of parted(run, text)) {
        const [first] = lines;
        candidates.push({
          lines,
          block: index,
          text: lines.map((line) => line.text).join(' '),
          rank: first && ranks.get(first.unit),
          bold: lines.every(({ unit }) => bold.has(unit)),
          beforeReleaseLine: false,
          apart: false,
        });
      }
    }
    if (runs.body) {
      const prose = blocks
        .slice(index, index + 8)
        .map((each) => each.map(({ text }) => text).join(' '))
        .filter((text) => wordCount(text) > 8);
      return { candidates, body: runs.body, dateline: runs.dateline, prose };
    }
  }
  return { candidates, body: undefined, dateline: false, prose: [] };
}

/** Splits a block into its headline and the lines below it. */
function parted(run: readonly HeadLine[], text: string): HeadLine[][] {
  const count = headlineLines(run, text);
  return count >= run.length ? [[...run]] : [run.slice(0, count), ...parted(run.slice(count), text)];
}

/** Reads the lines of a block: those that could be a headline, up to the beginning of the text. */
class HeadReader {
  readonly #language: string;
  readonly #runs: HeadLine[][] = [];
  #run: HeadLine[] = [];
  #body: HeadLine | undefined;
  #dateline = false;

  constructor(language: string) {
    this.#language = language;
  }

  read(line: HeadLine, isContact: boolean, isHeading: boolean): 'release line' | 'other' | undefined {
    if (this.#body) return undefined;
    const { text, written, unit } = line;
    const can = canBeTitle(text, this.#language) && (written === '' || canBeTitle(written, this.#language));
    if (
      !can ||
      (unit.kind === 'cell' && written !== '') ||
      (unit.kind === 'list-item' && !isHeading) ||
      (isContact && (wordCount(text) < 6 || /\p{N}/u.test(text) || isProperName(text)))
    ) {
      this.#endRun();
      return isReleaseLine(text, this.#language) ? 'release line' : 'other';
    }
    const after = isHeading ? undefined : afterDateline(text, this.#language);
    if (after !== undefined && wordCount(text.slice(after)) >= 3) this.#begin(line, true);
    else if (!isHeading && isProse([line])) this.#begin(line, false);
    else this.#run.push(line);
    return undefined;
  }

  finish(): { lines: HeadLine[][]; body: HeadLine | undefined; dateline: boolean } {
    this.#endRun();
    return { lines: this.#runs, body: this.#body, dateline: this.#dateline };
  }

  #begin(line: HeadLine, dateline: boolean): void {
    this.#endRun();
    this.#body ??= line;
    this.#dateline = dateline;
  }

  #endRun(): void {
    const run = this.#run;
    const [first] = run;
    this.#run = [];
    if (!first || this.#body) return;
    const taken = run.reduce((sum, { breaks }) => sum + breaks + 1, 0);
    const most = run.every(({ text }) => isShouted(text)) ? mostLinesInCapitals : mostLines;
    if (taken <= most && lengthOfLines(run) <= maxTitleCharacters && !(run.length > 1 && isProse(run))) {
      this.#runs.push(run);
      return;
    }
    // A headline in capitals directly above the text, without a blank line between.
    const head = run.findIndex(({ text }) => !isShouted(text));
    if (head > 0 && head <= mostLines && wordCount(first.text) > 2) this.#runs.push(run.slice(0, head));
    this.#body = run[Math.max(0, head)];
  }
}

/** A sentence of this many words could not be a headline. */
const wordsOfSentence = 9;

/** Whether lines are sentences of a text: too long, or ended by a full stop. */
function isProse(lines: readonly HeadLine[]): boolean {
  if (lengthOfLines(lines) > maxTitleCharacters) return true;
  const text = lines.map((line) => line.text).join(' ');
  const ended = /[.。।۔]["'”’»)\]」』]{0,3}$/u.test(text) && !/\.\.\.$/.test(text);
  if (ended && isSentenceEnd(text, text.length) && wordCount(text) >= wordsOfSentence) return true;
  if (!ended) return false;
  const inside = /[.。।۔]["'”’»)\]」』]{0,3}(?:\s+|(?<=[。।]))(?=\S)/gu;
  for (const { index, 0: sign } of text.matchAll(inside)) {
    if (isSentenceEnd(text, index + sign.length) && wordCount(text.slice(0, index)) >= 2) return true;
  }
  return false;
}

/** Whether a block is contacts or an address. */
function isContactBlock(block: HeadBlock, belowLabel: boolean): boolean {
  const [first] = block;
  if (!first || block.length > 10) return false;
  if (isContactLabel(first.text)) return true;
  const ways = block.filter(({ text }) => hasWayToReach(text) || isPostalLine(text, block.length > 1)).length;
  if (ways > 0 && block.length > 1) return true;
  return belowLabel && (ways > 0 || (block.length === 1 && wordCount(first.text) <= 4 && isProperName(first.text)));
}

/** Chooses the candidate that a news desk would print above the text. */
export function chosen({ candidates: all, prose }: Head): Candidate | undefined {
  // Tables above a text are letterheads, unless all of it is in tables.
  const outside = all.filter(({ lines }) => lines[0]?.unit.kind !== 'cell');
  const candidates = outside.length > 0 ? outside : all.filter(({ text }) => wordCount(text) > 3);
  const left = withoutLetterhead(candidates, prose);
  const marked = left.filter(({ rank }) => rank !== undefined && rank <= 1);
  if (marked.length > 0) return marked.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))[0];
  const [first] = left;
  const heading = left.filter(({ rank }) => rank !== undefined).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))[0];
  if (heading && !first?.bold) return heading;
  return left.find(({ bold, text }) => bold && wordCount(text) > 2) ?? first;
}

/** Drops a letterhead, whose first name may be followed by others: an office, its head. */
function withoutLetterhead(candidates: readonly Candidate[], prose: readonly string[]): Candidate[] {
  let letterhead: Candidate | undefined;
  return candidates.filter((candidate, index) => {
    const later = candidates.slice(index + 1);
    const goesOn =
      letterhead?.block === candidate.block &&
      isProperName(candidate.text) &&
      wordCount(candidate.text) < 8 &&
      !/[:："“„«\p{N}]/u.test(candidate.text) &&
      later.some(({ text }) => wordCount(text) > 3);
    const is = goesOn || isLetterhead(candidate, later, prose);
    letterhead = is ? candidate : undefined;
    return !is;
  });
}

/** Whether a line is the sender's name, or a label above the headline. */
function isLetterhead(
  { text, beforeReleaseLine, apart, rank }: Candidate,
  later: readonly Candidate[],
  prose: readonly string[],
): boolean {
  const count = wordCount(text);
  if (count > 9 || rank === 0) return false;
  const isName = isProperName(text);
  const firm = isName && hasLegalForm(text) && count <= 7;
  const again = isName && count <= 7 && saysAgain(prose, text);
  const next = later.find((each) => wordCount(each.text) > 3);
  if (!next) return (firm || (again && count <= 4)) && (beforeReleaseLine || again) && prose.length > 0;
  if (firm || (isName && isInstitution(text))) return true;
  if (again && wordCount(next.text) > 3) return true;
  if (isName && (beforeReleaseLine || apart) && count <= 4 && (!isShouted(text) || wordCount(next.text) > 4))
    return true;
  // A label above the headline that names its topic.
  return (count <= 2 || (count <= 3 && /[:：]\s*$/.test(text))) && wordCount(next.text) > count + 1;
}

/** Particles of Japanese, which has no capitals to recognise a name by: sentences have particles, names do not. */
const japaneseParticle = /[\p{Script=Han}\p{Script=Katakana}ー][をがはへにで][\p{Script=Han}\p{Script=Katakana}]/u;

/**
 * Whether the text repeats a name, in the same case unless the name is all in capitals; in another case, the words may
 * only be the headline's.
 */
function saysAgain(prose: readonly string[], name: string): boolean {
  const inText = isShouted(name) ? (text: string) => text.toLowerCase() : (text: string) => text;
  const said = inText(withoutLegalForm(name));
  if (said.length <= 2 || japaneseParticle.test(said)) return false;
  return prose.some((text) => text.length > 2 * said.length && inText(text).includes(said));
}
