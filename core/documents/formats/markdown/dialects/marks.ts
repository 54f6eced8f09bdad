import type { Range } from '../../../../../contracts/document.ts';

/** A mark of a dialect: source that CommonMark does not know, and that stays to the byte. */
export interface Mark extends Range {
  /** What CommonMark reads in its place, of the same length; by default spaces. MarkdownLine ends stay. */
  as?: string;
  /** Its part in the text of a line, if it has one. */
  inline?: 'keep' | 'open' | 'close';
  /** What a reader sees of an inline mark that is kept. */
  text?: string;
  /** What stands in its place on pages; by default nothing, for an inline mark that is kept itself. */
  page?: string;
}

/** A line of a text, without its end. */
export interface MarkdownLine extends Range {
  text: string;
  /** Characters of the quote marks and the indentation before its content. */
  prefix: number;
  /** Where no dialect is read: code, or raw text. */
  kind: 'text' | 'html' | 'code' | 'blank';
}

/** What a dialect finds at a line: marks of that line, or of several. */
export interface FoundMarks {
  marks: Mark[];
  /** The number of lines that it takes whole; 0 if the rest of the line is text. */
  lines: number;
}

/** A dialect whose marks are lines, or begin them. */
export interface LineDialect {
  reason: string;
  find(lines: readonly MarkdownLine[], at: number, memo: Memo): FoundMarks | undefined;
}

/** A dialect whose marks are in lines. */
export interface InlineDialect {
  reason: string;
  /** Finds nothing without it. */
  hint: string;
  find(line: string): Mark[];
}

/** What a search has found out about the rest of a text, so that none is made for every line. */
export type Memo = Map<string, number>;

/** Stands for inline marks; to CommonMark it is a letter. */
const filler = '\ue000';

export function inlineMark(start: number, source: string, mark: Omit<Mark, 'start' | 'end' | 'as'> = {}): Mark {
  return { start, end: start + source.length, as: filler.repeat(source.length), inline: 'keep', ...mark };
}

/** The content of a line, after quote marks and indentation. */
export function contentOf({ text, prefix }: MarkdownLine): string {
  return text.slice(prefix);
}

/** A mark of a whole line's content. */
export function lineMark(line: MarkdownLine, page?: string): Mark {
  return { start: line.start + line.prefix, end: line.end, ...(page === undefined ? {} : { page }) };
}
