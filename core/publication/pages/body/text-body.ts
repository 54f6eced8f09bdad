import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { type TextBlock, textBlocks } from '../../../documents/formats/text/blocks.ts';
import { firstCharacter, joinsWithoutSpace, lastCharacter } from '../../../lib/text/unspaced.ts';
import { collapseSpaces } from '../../../lib/text/white-space.ts';

/**
 * Plain text as paragraphs. Where lines were only wrapped they run on; other line breaks stay,
 * since in an address or a list they mean something. Columns stand below each other as they are written.
 *
 * @param title becomes the heading, from the first lines that it is written in.
 */
export function textBody(text: string, title?: string): Root {
  let wanted = title;
  return h(
    null,
    textBlocks(text).flatMap((block): ElementContent[] => {
      const at = wanted === undefined || block.columns ? undefined : linesOfTitle(block, wanted);
      if (!at) return shown(block);
      const heading = h('h1', wanted);
      wanted = undefined;
      const part = (from: number, to?: number) => shown({ ...block, lines: block.lines.slice(from, to) });
      return [...part(0, at.from), heading, ...part(at.to)];
    }),
  );
}

function shown({ lines, columns }: TextBlock): ElementContent[] {
  if (lines.length === 0) return [];
  if (columns) return [h('pre', lines.join('\n'))];
  return [
    h(
      'p',
      lines.flatMap((line, index) => (index === 0 ? [line] : [h('br'), '\n', line])),
    ),
  ];
}

/** Finds a headline that was set in several lines, or that is in a block with others. */
function linesOfTitle({ lines }: TextBlock, title: string): { from: number; to: number } | undefined {
  for (let from = 0; from < lines.length; from++) {
    if (!title.startsWith(collapseSpaces(lines[from] ?? ''))) continue;
    let read = '';
    for (let to = from; to < lines.length && read.length < title.length; to++) {
      const line = collapseSpaces(lines[to] ?? '');
      const space = read === '' || joinsWithoutSpace(lastCharacter(read), firstCharacter(line)) ? '' : ' ';
      read += space + line;
      if (read === title) return { from, to: to + 1 };
    }
  }
  return undefined;
}
