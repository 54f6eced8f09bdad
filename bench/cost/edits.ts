import type { Source } from '../support/example.ts';

/** A Markdown source with one paragraph changed, and that paragraph's number of characters. */
export function edited({ name, text }: Source): { source: Source; paragraph: number } {
  const [before, paragraph, after] = middle(text);
  const changed = paragraph.replace(/\.$/, ', as everybody knows.');
  return { source: { name, text: [...before, changed, ...after].join('\n\n') }, paragraph: [...changed].length };
}

/** The same paragraphs in another order. */
export function moved({ name, text }: Source): Source {
  const [before, paragraph, [next = '', ...after]] = middle(text);
  return { name, text: [...before, next, paragraph, ...after].join('\n\n') };
}

/** A paragraph of prose that is followed by another. */
function middle(text: string): [string[], string, string[]] {
  const blocks = text.split('\n\n');
  const isProse = (block = '') => /^\w.*\.\s*$/.test(block);
  const at = blocks.findIndex((block, index) => index > 1 && isProse(block) && isProse(blocks[index + 1]));
  if (at < 0) throw new Error('the text has no two paragraphs in a row');
  return [blocks.slice(0, at), blocks[at] ?? '', blocks.slice(at + 1)];
}
