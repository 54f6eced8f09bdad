import type { Segment } from './segment.ts';
import { tokensOf } from './tokens.ts';

/**
 * Whether an engine moved all tags to the front of its answer, away from their words, or left an empty bracket behind.
 */
export function isPiledUp({ text: source, tags }: Segment, answer: string): boolean {
  if (tags.length === 0) return false;
  const empty = /\(\s{0,3}\)/;
  if (empty.test(outside(answer).join('\ufffc')) && !empty.test(outside(source).join('\ufffc'))) return true;
  if (tags.length < 2) return false;
  const before = (encoded: string, text: RegExp) =>
    outside(encoded)
      .slice(0, -1)
      .filter((each) => text.test(each));
  // A sign between two tags is where the engine set them: languages that put the verb last write "<x1/>, <x2/> …".
  return before(answer, /\S/).length === 0 && before(source, /[\p{L}\p{N}]/u).length > 1;
}

/** The text outside of tags and pairs: before the first, between them, and behind the last. */
function outside(encoded: string): string[] {
  const stretches = [''];
  let depth = 0;
  for (const token of tokensOf(encoded)) {
    if (token.type === 'text') {
      if (depth === 0) stretches[stretches.length - 1] += token.source;
    } else if (token.type === 'open') depth += 1;
    else {
      if (token.type === 'close') depth = Math.max(0, depth - 1);
      if (depth === 0) stretches.push('');
    }
  }
  return stretches;
}
