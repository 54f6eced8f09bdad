import type { DraftUnit } from '../../format.ts';
import { commonWidth, isWrap } from '../../text/common-width.ts';
import type { Line } from '../../text/lines.ts';
import { paragraphLines } from '../lines/paragraph-lines.ts';

/** Marks hard-wrapped paragraphs, so that their translations are wrapped likewise. */
export function markWrapped(text: string, units: readonly DraftUnit[]): void {
  const paragraphs = units.flatMap((unit) => {
    const lines = unit.syntax === 'paragraph phrasing' && unit.range ? paragraphLines(text, unit.range) : [];
    return lines.length > 1 ? [{ unit, blocks: softly(text, lines) }] : [];
  });
  if (paragraphs.length === 0) return;
  const width = commonWidth(
    text,
    paragraphs.flatMap(({ blocks }) => blocks),
  );
  if (width === undefined) return;
  for (const { unit, blocks } of paragraphs) {
    const breaks = blocks.flatMap((lines) => lines.slice(1).map((line, index) => [lines[index], line] as const));
    const wrapped = breaks.every(
      ([line, next]) => line && (isWrap(text, line, next, width) || isOverlong(text, line, width)),
    );
    const [first] = breaks;
    if (first?.[0] && wrapped) unit.wrap = { width, indent: first[1].indent, eol: first[0].eol };
  }
}

/** Whether a line is longer than the width because an address in it could not be broken. */
function isOverlong(text: string, { start, content }: Line, width: number): boolean {
  const written = text.slice(content.start, content.end);
  return content.end - start > width && /\]\(|\]:|:\/\//.test(written);
}

/** Groups the lines between hard breaks: only soft breaks show where the text was wrapped. */
function softly(text: string, lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [[]];
  for (const line of lines) {
    blocks.at(-1)?.push(line);
    if (/(?:\\| {2})$/.test(text.slice(line.content.start, line.end))) blocks.push([]);
  }
  return blocks.filter((block) => block.length > 0);
}
