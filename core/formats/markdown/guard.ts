import { Rejection } from '../../../contracts/failures.ts';
import { maxNesting } from '../../../contracts/limits.ts';

/**
 * What micromark may be asked to pair up, as the sum over blocks of the square of their delimiters
 * (its work on emphasis and links grows so). 3e8 takes it some 6 s; a 5 MiB manual has about 1e7.
 */
const maxPairing = 3e8;

/**
 * Marks of quotes and lists at the beginnings of lines, beyond the first few of each, that are parsed.
 * Each becomes half a dozen events: this many take some 100 MB.
 */
const maxMarks = 100_000;
const fewMarks = 16;

const thematicBreak = /^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const item = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/;

/**
 * Rejects, in one pass over the lines, what would take the Markdown parser minutes or all its memory.
 *
 * @throws Rejection `TooDeeplyNested`
 */
export function guardMarkdown(text: string): void {
  const columns: number[] = [];
  let delimiters = 0;
  let pairing = 0;
  let table = false;
  let marks = 0;
  for (const { 0: line } of text.matchAll(/[^\r\n]+|\r\n|\n|\r/g)) {
    if (line === '\n' || line === '\r' || line === '\r\n') continue;
    const prefix = thematicBreak.test(line) ? { depth: 0, items: 0, column: 0 } : prefixOf(line);
    if (prefix.items > 0) {
      while ((columns.at(-1) ?? -1) >= prefix.column) columns.pop();
      columns.push(prefix.column);
    }
    if (prefix.depth + Math.max(columns.length - 1, 0) > maxNesting) throw tooDeep();
    marks += Math.max(prefix.depth - fewMarks, 0);
    if (marks > maxMarks) throw tooDeep();
    const isRow = line.includes('|');
    table = isRow && (table || /^[\s>|:-]+$/.test(line));
    // Each of these starts a block of its own, whose delimiters pair among themselves.
    if (prefix.items > 0 || table || line.trim() === '' || /^ {0,3}#{1,6}\s/.test(line)) {
      pairing += delimiters ** 2;
      delimiters = 0;
    }
    delimiters += countDelimiters(line);
    if (pairing + delimiters ** 2 > maxPairing) throw tooDense();
  }
}

/** The containers that a line opens or continues by itself. */
function prefixOf(line: string): { depth: number; items: number; column: number } {
  let depth = 0;
  let items = 0;
  let column = -1;
  let at = 0;
  for (; depth <= maxNesting; depth++) {
    while (line[at] === ' ' || line[at] === '\t') at++;
    if (line[at] === '>') at++;
    else {
      // A marker is a few characters; a slice keeps the test from looking at the rest of the line.
      const found = item.exec(line.slice(at, at + 12));
      if (!found) break;
      if (column < 0) column = at;
      at += found[0].length;
      items++;
    }
  }
  return { depth, items, column };
}

function countDelimiters(line: string): number {
  let count = 0;
  for (let index = 0; index < line.length; index++) {
    const code = line.charCodeAt(index);
    // * _ ` ~ [ ]
    if (code === 42 || code === 96 || code === 95 || code === 126 || code === 91 || code === 93) count++;
  }
  return count;
}

function tooDeep(): Rejection {
  return new Rejection('TooDeeplyNested', `The Markdown nests deeper than ${maxNesting} quotes and lists.`);
}

function tooDense(): Rejection {
  return new Rejection(
    'TooDeeplyNested',
    'A paragraph holds tens of thousands of *, _, `, ~, [ and ]; as markup they cannot be told apart.',
  );
}
