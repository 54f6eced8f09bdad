import type { FormatName, Title, Unit } from '../../contracts/document.ts';
import { maxTitleCharacters } from '../../contracts/limits.ts';
import { plainText } from '../text/plain-text.ts';
import { codePoints } from '../text/utf8-length.ts';
import { firstSentence } from './first-sentence.ts';
import { canBeTitle } from './not-titles.ts';

export interface TitleSearch {
  format: FormatName;
  language: string;
  text: string;
  units: readonly Unit[];
  /** The title that an option gives. */
  given?: string | undefined;
  /** What the format marks as the title. */
  marked?: { unit: Unit; from: Title['from'] } | undefined;
}

/** The title of a document, and a unit for it where it is none that the document has. */
export function findTitle(search: TitleSearch): { title: Title; added?: Unit } {
  const { given, marked } = search;
  if (given !== undefined && given.trim() !== '') return givenTitle(given.replace(/\s+/g, ' ').trim(), search);
  if (marked) return { title: { text: reading(marked.unit), unit: marked.unit.id, from: marked.from } };
  const line = lineFormats.has(search.format) ? titleLine(search) : undefined;
  if (line) return { title: { text: reading(line), unit: line.id, from: 'line' } };
  const prose = proseUnit(search);
  if (!prose) return added(firstSentence(search.text.replace(/<[^<>]*>/g, ' ').trim(), search.language), 'sentence');
  return { title: { text: firstSentence(reading(prose), search.language), unit: prose.id, from: 'sentence' } };
}

function givenTitle(given: string, { units, marked }: TitleSearch): { title: Title; added?: Unit } {
  // Front matter is an option too, and has a place in the document.
  const place = marked?.from === 'option' ? marked.unit : undefined;
  const unit = [place, ...units.filter(({ kind }) => kind === 'title')].find((each) => each && reading(each) === given);
  return unit ? { title: { text: given, unit: unit.id, from: 'option' } } : added(given, 'option');
}

/** Formats in which a title may look like any other line. Of a Word document only a heading is marked. */
const lineFormats: ReadonlySet<FormatName> = new Set(['text', 'docx']);

/** The first block of one line that can be a title. */
function titleLine({ format, text, units, language }: TitleSearch): Unit | undefined {
  return units.find((unit) => {
    if (!unit.range || unit.wrap || unit.kind !== 'paragraph') return false;
    const line = reading(unit);
    if (codePoints(line) > maxTitleCharacters) return false;
    const written = format === 'text' ? text.slice(unit.range.start, unit.range.end) : line;
    return canBeTitle(written, language) && canBeTitle(line, language);
  });
}

/** The first unit that could be prose; its first sentence is the title, in every language. */
function proseUnit({ units, language }: TitleSearch): Unit | undefined {
  const prose = units.filter(({ range, kind }) => range && kind !== 'metadata' && kind !== 'attribute');
  return prose.find((unit) => canBeTitle(reading(unit), language)) ?? prose[0] ?? units.find(({ range }) => range);
}

function added(text: string, from: Title['from']): { title: Title; added: Unit } {
  return {
    title: { text, unit: 'title', from },
    added: { id: 'title', kind: 'title', range: null, parts: [{ type: 'text', value: text }] },
  };
}

function reading({ parts }: Unit): string {
  return plainText(parts).replace(/\s+/g, ' ').trim();
}
