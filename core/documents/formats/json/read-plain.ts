import { maxUnits } from '../../../../contracts/limits.ts';
import { displayWidth } from '../../../lib/text/display-width.ts';
import { checkLines } from '../check-units.ts';
import type { DraftUnit } from '../format.ts';
import { Inline } from '../inline.ts';
import { groupedLines, widthOf } from '../text/grouped-lines.ts';
import { LineEnds } from '../text/line-ends.ts';
import { addLines } from '../text/read.ts';
import { isNumbered, pairedNames, tagsIn } from './markup.ts';

/**
 * Reads the units of a text without markup: line by line, since line breaks in a value are intended; hard-wrapped
 * paragraphs whole.
 */
export function readPlain(text: string): DraftUnit[] {
  // Each line may be a unit.
  checkLines(text, maxUnits, 'value');
  const { width, blocks } = groupedLines(text);
  const ends = new LineEnds(text);
  return blocks.flat().flatMap((group): DraftUnit[] => {
    const inline = new Inline((value) => value, { collapse: false, wordLike: true });
    addLines(group, ends, inline, (start, end) => addText(inline, text.slice(start, end), start));
    const content = inline.finish();
    if (!content) return [];
    const [first, second] = group;
    if (!first || !second) return [{ kind: 'paragraph', ...content, syntax: 'plain' }];
    const column = displayWidth(text.slice(first.start, content.range.start));
    return [
      {
        kind: 'paragraph',
        ...content,
        wrap: { width: width ?? widthOf(text, group), indent: second.indent, eol: first.eol },
        syntax: `plain:${column}`,
      },
    ];
  });
}

/** Adds a text with the tags of translation catalogues: `<0>here</0>`, `<link>here</link>`, `<Enter>`. */
function addText(inline: Inline, text: string, start: number): void {
  let done = 0;
  const tags = tagsIn(text);
  const paired = pairedNames(tags);
  for (const tag of tags) {
    if (tag.start > done) inline.text(text.slice(done, tag.start), start + done, start + tag.start);
    done = tag.end;
    const place = { start: start + tag.start, end: start + tag.end };
    if (tag.type === 'close' && paired.has(tag.name)) inline.close(tag.name, place);
    else if (tag.type === 'open' && paired.has(tag.name)) inline.open(tag.name, place);
    // A name in brackets that nothing closes is a word that readers see, such as a key.
    else inline.placeholder(place, isNumbered(tag) ? {} : { text: text.slice(tag.start, done) });
  }
  if (done < text.length) inline.text(text.slice(done), start + done, start + text.length);
}
