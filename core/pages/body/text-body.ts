import type { Root } from 'hast';
import { h } from 'hastscript';
import { textBlocks } from '../../formats/text/blocks.ts';

/**
 * Plain text as paragraphs. Where lines were only wrapped they run on; other line breaks stay,
 * since in an address or a list they mean something. Columns stand below each other as they are written.
 */
export function textBody(text: string): Root {
  return h(
    null,
    textBlocks(text).map(({ lines, columns }) =>
      columns
        ? h('pre', lines.join('\n'))
        : h(
            'p',
            lines.flatMap((line, index) => (index === 0 ? [line] : [h('br'), '\n', line])),
          ),
    ),
  );
}
