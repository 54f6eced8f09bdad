import type { Range } from '../../../../contracts/document.ts';

/** Splits a text into lines without their endings; `\n`, `\r\n` and `\r` may be mixed. */
export function linesOf(text: string): Range[] {
  const lines: Range[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length });
  return lines;
}
