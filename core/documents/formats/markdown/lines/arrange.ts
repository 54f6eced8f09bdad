import type { Unit } from '../../../../../contracts/document.ts';
import type { RenderContext, Splice } from '../../format.ts';
import { arrangeColumns } from '../../text/columns/arrange.ts';
import { tablesOfLines } from '../../text/columns/tables.ts';
import { rowLines } from './lines-apart.ts';
import { paragraphLines } from './paragraph-lines.ts';

/** Returns the word of a unit's syntax that names the paragraph of which it is a cell. */
export function cellSyntax({ start, end }: { start: number; end: number }): string {
  return `columns:${start}-${end}`;
}

/** Pads the columns of paragraphs again. */
export function arrangeMarkdown(place: RenderContext, units: readonly Unit[]): Splice[] {
  const paragraphs = new Set(units.flatMap(({ syntax }) => syntax?.match(/\bcolumns:\d+-\d+/)?.[0] ?? []));
  return [...paragraphs].flatMap((paragraph) => {
    const [, start, end] = /^columns:(\d+)-(\d+)$/.exec(paragraph) ?? [];
    const lines = paragraphLines(place.source, { start: Number(start), end: Number(end) });
    // Do not move the beginning of the paragraph.
    const fixed = lines[0];
    return arrangeColumns(
      tablesOfLines(place.source, rowLines(place.source, lines)),
      place,
      ({ start }) => start !== fixed?.start,
    );
  });
}
