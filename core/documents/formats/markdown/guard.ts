import { Rejection } from '../../../../contracts/failures.ts';
import { maxNesting } from '../../../../contracts/limits.ts';
import { Density } from './density.ts';
import { beginsStretch } from './stretches.ts';

/**
 * Limit of quote and list marks at the beginnings of lines, beyond the first few of each line. Each becomes half a
 * dozen events: this many take some 100 MB.
 */
const maxMarks = 100_000;
const fewMarks = 16;

const thematicBreak = /^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const item = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/;

/**
 * Rejects, in one pass over the lines, texts that would take the Markdown parser minutes or all its memory.
 *
 * @throws Rejection `TooDeeplyNested`, `TooDense`
 */
export function guardMarkdown(text: string): void {
  const density = new Density(text.length);
  const columns: number[] = [];
  let table = false;
  let marks = 0;
  let blank = true;
  let ended = true;
  for (const { 0: line } of text.matchAll(/[^\r\n]+|\r\n|\n|\r/g)) {
    if (/^[\r\n]/.test(line)) {
      // The end of the line before it, or a blank line.
      if (ended) density.blankLine();
      blank ||= ended;
      ended = true;
      continue;
    }
    ended = false;
    const isBlank = line.trim() === '';
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
    const isHeading = heading.test(line);
    density.line({
      length: line.length,
      ...countMarks(line),
      startsBlock: prefix.items > 0 || table || isBlank || isHeading,
      marked: prefix.depth > 0 || table || isHeading,
      underline: !blank && underline.test(line),
      beginning: blank && beginsStretch(line),
    });
    blank = isBlank;
  }
}

/** Reads the containers that a line opens or continues by itself. */
function prefixOf(line: string): { depth: number; items: number; column: number } {
  let depth = 0;
  let items = 0;
  let column = -1;
  let at = 0;
  for (; depth <= maxNesting; depth++) {
    while (line[at] === ' ' || line[at] === '\t') at++;
    if (line[at] === '>') at++;
    else {
      // A marker is a few characters; the slice keeps the test from reading the rest of the line.
      const found = item.exec(line.slice(at, at + 12));
      if (!found) break;
      if (column < 0) column = at;
      at += found[0].length;
      items++;
    }
  }
  return { depth, items, column };
}

function countMarks(line: string): { delimiters: number; others: number; comments: number; spaces: number } {
  let delimiters = 0;
  let others = 0;
  let comments = 0;
  let spaces = 0;
  for (let index = 0; index < line.length; index++) {
    const code = line.charCodeAt(index);
    if (code === 32) spaces++;
    // * _ ` ~ [ ]
    else if (code === 42 || code === 96 || code === 95 || code === 126 || code === 91 || code === 93) delimiters++;
    // < & \ | @, and a dot inside a word, as in an address
    else if (code === 60) {
      others++;
      const next = line.charCodeAt(index + 1);
      // ! ?
      if (next === 33 || next === 63) comments++;
    } else if (code === 38 || code === 92 || code === 124 || code === 64) others++;
    else if (code === 46 && line.charCodeAt(index + 1) > 46) others++;
  }
  return { delimiters, others, comments, spaces };
}

function tooDeep(): Rejection {
  return new Rejection('TooDeeplyNested', `The Markdown nests deeper than ${maxNesting} quotes and lists.`);
}
