import { groupedLines } from './grouped-lines.ts';
import { needsSpace } from './read.ts';

/** A text's blocks as a page shows them: their lines, without the line breaks that only wrapped them. */
export function textBlocks(text: string): string[][] {
  return groupedLines(text).blocks.map((groups) =>
    groups.map((group) => {
      let shown = '';
      for (const [index, line] of group.entries()) {
        const last = group[index - 1];
        if (last && needsSpace(text, last, line)) shown += ' ';
        shown +=
          index === 0
            ? line.marker + text.slice(line.content.start, line.content.end)
            : text.slice(line.content.start, line.content.end);
      }
      return shown;
    }),
  );
}
