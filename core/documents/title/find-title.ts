import type { FormatName, Title, Unit } from '../../../contracts/document.ts';
import { Rejection } from '../../../contracts/failures.ts';
import { maxMarkedTitleCharacters, maxTitleCharacters } from '../../../contracts/limits.ts';
import { codePoints } from '../../lib/text/utf8-length.ts';
import { cutAtWord } from '../../lib/text/words.ts';
import type { Look } from '../formats/format.ts';
import { formats } from '../formats/formats.ts';
import { joinedLines } from '../formats/text/read.ts';
import { firstSentence } from './first-sentence.ts';
import { type HeadLine, headBlocks, readingOf } from './head.ts';
import { type Candidate, chosen, type Head, readHead } from './headline.ts';
import { wordCount } from './names.ts';
import { canBeTitle } from './not-titles.ts';
import { headingOfPage, isSiteOf, saysMoreThan } from './page-title.ts';

export interface TitleSearch {
  format: FormatName;
  language: string;
  text: string;
  units: readonly Unit[];
  /** The title from an option. */
  given?: string | undefined;
  /** The title that the format marks. */
  marked?: { unit: Unit; from: Title['from']; page?: Unit } | undefined;
  look?: Look<Unit> | undefined;
}

/** A document's title, and its units: one more if the title is not among them, fewer if it takes several lines. */
export interface TitleFound {
  title: Title;
  units: readonly Unit[];
}

export function findTitle(search: TitleSearch): TitleFound {
  const look = lookOf(search);
  const head = withHead.has(search.format) ? readHead({ ...search, look, blocks: blocksOf(search) }) : undefined;
  const found = head && chosen(head);
  const joined = found && search.format === 'text' ? joinHeadline(search, found.lines) : undefined;
  const units = joined?.units ?? search.units;
  const { given, marked } = search;
  if (given !== undefined && given.trim() !== '') return givenTitle(given.replace(/\s+/g, ' ').trim(), units, marked);
  const unit = joined?.unit ?? found?.lines[0]?.unit;
  const title = markedTitle(search, head, found) ?? (unit && guessedTitle(unit, search.language));
  return title ? { title, units } : sentenceTitle({ ...search, units }, head);
}

/** Formats whose texts may have lines above the title. */
const withHead: ReadonlySet<FormatName> = new Set(['text', 'markdown', 'html', 'docx', 'odt']);

const plain: Look<Unit> = { ranks: new Map(), bold: new Set(), aside: new Set() };

function lookOf({ look }: TitleSearch): Look<Unit> {
  return look ?? plain;
}

function blocksOf(search: TitleSearch) {
  return headBlocks(search.format, search.text, search.units, lookOf(search).aside);
}

function givenTitle(given: string, units: readonly Unit[], marked: TitleSearch['marked']): TitleFound {
  // Front matter is an option too, but has a place in the document.
  const place = marked?.from === 'option' ? marked.unit : undefined;
  const unit = [place, ...units.filter(({ kind }) => kind === 'title')].find(
    (each) => each && readingOf(each) === given,
  );
  return unit ? { title: { text: given, unit: unit.id, from: 'option' }, units } : added(given, 'option', units);
}

/** Joins a headline of several lines into one text: an engine could not translate it in halves. */
function joinHeadline({ text, units }: TitleSearch, lines: readonly HeadLine[]) {
  const [first, last] = [lines[0]?.unit, lines.at(-1)?.unit];
  if (!first?.range || !last?.range || first === last) return undefined;
  const range = { start: first.range.start, end: last.range.end };
  const at = units.indexOf(first);
  const others = units.length > at + lines.length || at > 0;
  const alone = !isBeside(text, range);
  const made = joinedLines(text, range, alone || !others ? 'paragraph' : 'line');
  if (!made) return undefined;
  const unit: Unit = { id: first.id, ...made };
  const rest = units.slice(at + lines.length).map((each, index): Unit => ({ ...each, id: `b${at + index + 2}` }));
  return { unit, units: [...units.slice(0, at), unit, ...rest] };
}

/** Whether there are other lines directly above or below. */
function isBeside(text: string, { start, end }: { start: number; end: number }): boolean {
  const above = text.slice(Math.max(0, start - 400), start).split(/\r\n|\n|\r/);
  const below = text.slice(end, end + 400).split(/\r\n|\n|\r/);
  return (above.at(-2) ?? '').trim() !== '' || (below[1] ?? '').trim() !== '';
}

/** Returns the title that markup marks. */
function markedTitle(search: TitleSearch, head: Head | undefined, found: Candidate | undefined): Title | undefined {
  const { marked, format, language } = search;
  if (marked && marked.from !== 'title-element') return titleOf(marked.unit, marked.from);
  const page = marked && format === 'html' ? pageTitle(marked, search) : undefined;
  if (page) return page;
  const [first] = found?.lines ?? [];
  if (first && found?.rank !== undefined && !(marked && saysMore(marked.unit, found, language)))
    return titleOf(first.unit, 'heading');
  if (!head?.dateline && !found?.bold) {
    const late = lateHeading(search);
    if (late && !(marked && saysMore(marked.unit, { rank: 1, text: readingOf(late) }, language)))
      return titleOf(late, 'heading');
  }
  if (marked && canBeTitle(readingOf(marked.unit), language)) return titleOf(marked.unit, marked.from);
  return undefined;
}

/**
 * Returns the heading that the titles of a page name, else the title under which it is shared: a heading may be the
 * site's, or the text's first section.
 */
function pageTitle({ unit, page }: { unit: Unit; page?: Unit }, search: TitleSearch): Title | undefined {
  const { ranks } = lookOf(search);
  const shared = readingOf(unit);
  const isShared = unit !== page && canBeTitle(shared, search.language) && wordCount(shared) > 1;
  const named = (isShared && headingOfPage(shared, ranks)) || (page && headingOfPage(readingOf(page), ranks));
  const isOfSite = named !== undefined && isShared && isSiteOf(readingOf(named), shared);
  if (named && !isOfSite) return titleOf(named, 'heading');
  if (!isShared || (named === undefined && saysMoreThan([...ranks.keys()], shared))) return undefined;
  return titleOf(unit, 'title-element');
}

/** Whether a page's `<title>` suits better than a heading that is of a lower level, or of a single word. */
function saysMore(element: Unit, { rank = 1, text }: Pick<Candidate, 'rank' | 'text'>, language: string): boolean {
  const title = readingOf(element);
  if (rank === 0 || !canBeTitle(title, language)) return false;
  return rank > 1 || (wordCount(text) < 2 && wordCount(title) > 1);
}

/**
 * Returns the one heading of the first level, if it comes after some text; in Word only one in the style Title, since
 * heading levels are used loosely there.
 */
function lateHeading({ format, look, language }: TitleSearch): Unit | undefined {
  const rank = formats[format].container ? 0 : 1;
  const headings = [...(look?.ranks ?? [])].filter((each) => each[1] <= rank);
  const [only, second] = headings;
  return only && !second && canBeTitle(readingOf(only[0]), language) ? only[0] : undefined;
}

function sentenceTitle({ text, units, language }: TitleSearch, head: Head | undefined): TitleFound {
  const prose = head?.body?.unit ?? proseUnit(units, language);
  if (!prose) return added(firstSentence(text.replace(/<[^<>]*>/g, ' ').trim(), language), 'sentence', units);
  return { title: { text: firstSentence(readingOf(prose), language), unit: prose.id, from: 'sentence' }, units };
}

/** Returns the first unit that could be prose; its first sentence becomes the title, in every language. */
function proseUnit(units: readonly Unit[], language: string): Unit | undefined {
  const prose = units.filter(({ range, kind }) => range && kind !== 'metadata' && kind !== 'attribute');
  return prose.find((unit) => canBeTitle(readingOf(unit), language)) ?? prose[0] ?? units.find(({ range }) => range);
}

/** A line, or the first sentence of one that is too long for a title. */
function guessedTitle(unit: Unit, language: string): Title {
  const line = titleOf(unit, 'line');
  if (codePoints(line.text) <= maxTitleCharacters) return line;
  return { ...line, text: firstSentence(line.text, language), from: 'sentence' };
}

/**
 * Refuses a title that the document marks, such as a heading, and that no list, feed or record could hold. A guessed
 * title is cut instead.
 *
 * @throws Rejection `TitleTooLong`
 */
export function checkTitle({ text, from }: Title): void {
  const characters = codePoints(text);
  if (from === 'line' || from === 'sentence' || characters <= maxMarkedTitleCharacters) return;
  throw new Rejection(
    'TitleTooLong',
    `The title has ${characters} characters; the limit is ${maxMarkedTitleCharacters}. It begins "${cutAtWord(text, 60)}".`,
  );
}

function titleOf(unit: Unit, from: Title['from']): Title {
  return { text: readingOf(unit), unit: unit.id, from };
}

function added(text: string, from: Title['from'], units: readonly Unit[]): TitleFound {
  return {
    title: { text, unit: 'title', from },
    units: [{ id: 'title', kind: 'title', range: null, parts: [{ type: 'text', value: text }] }, ...units],
  };
}
