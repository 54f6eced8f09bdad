import { maxUnits } from '../../../../contracts/limits.ts';
import { displayWidth } from '../../../lib/text/display-width.ts';
import { checkLines } from '../check-units.ts';
import type { DraftUnit } from '../format.ts';
import { Inline } from '../inline.ts';
import { groupedLines } from '../text/grouped-lines.ts';
import { needsSpace } from '../text/read.ts';

/** Numbered tags of translation catalogues: `<0>here</0>`. */
const numbered = /<(\/?)(\d{1,3})\s?(\/?)>/g;

/**
 * Reads the units of a text without markup: line by line, since line breaks in a value are intended; hard-wrapped
 * paragraphs whole.
 */
export function readPlain(text: string): DraftUnit[] {
  // Each line may be a unit.
  checkLines(text, maxUnits, 'value');
  const { width, blocks } = groupedLines(text);
  return blocks.flat().flatMap((group): DraftUnit[] => {
    const inline = new Inline((value) => value, { collapse: false });
    for (const [index, line] of group.entries()) {
      const last = group[index - 1];
      if (last && needsSpace(text, last, line)) inline.text(' ', last.content.end, line.content.start);
      addText(inline, text.slice(line.content.start, line.content.end), line.content.start);
    }
    const content = inline.finish();
    if (!content) return [];
    const [first, second] = group;
    if (!first || !second || width === undefined) return [{ kind: 'paragraph', ...content, syntax: 'plain' }];
    const column = displayWidth(text.slice(first.start, content.range.start));
    return [
      {
        kind: 'paragraph',
        ...content,
        wrap: { width, indent: second.indent, eol: first.eol },
        syntax: `plain:${column}`,
      },
    ];
  });
}

function addText(inline: Inline, text: string, start: number): void {
  let done = 0;
  for (const match of text.matchAll(numbered)) {
    const [source, slash, name = '', empty] = match;
    if (match.index > done) inline.text(text.slice(done, match.index), start + done, start + match.index);
    done = match.index + source.length;
    const place = { start: start + match.index, end: start + done };
    if (slash === '/') inline.close(name, place);
    else if (empty === '/') inline.placeholder(place);
    else inline.open(name, place);
  }
  if (done < text.length) inline.text(text.slice(done), start + done, start + text.length);
}
