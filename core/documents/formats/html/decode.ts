import { Tokenizer } from 'parse5';

const reference = /&(?:#x?[0-9a-f]+|[a-z][a-z0-9]*);?/gi;

const known = new Map<string, string>();

/** A stretch of decoded text, and its place in the source. */
export interface Stretch {
  value: string;
  start: number;
  end: number;
}

/** Decodes a source, yielding each character reference as a stretch of its own, so that positions can be mapped. */
export function* decoded(source: string, start: number): Generator<Stretch> {
  let done = 0;
  for (const match of source.matchAll(reference)) {
    const [written] = match;
    if (match.index > done)
      yield { value: source.slice(done, match.index), start: start + done, end: start + match.index };
    done = match.index + written.length;
    yield { value: decodeReference(written), start: start + match.index, end: start + done };
  }
  if (done < source.length) yield { value: source.slice(done), start: start + done, end: start + source.length };
}

export function decodeHtml(source: string): string {
  return Array.from(decoded(source, 0), ({ value }) => value).join('');
}

/** Uses parse5, which knows all 2,231 names, those that need no semicolon, and the rule for `&#0;`. */
function decodeReference(written: string): string {
  const found = known.get(written);
  if (found !== undefined) return found;
  let value = '';
  const add = ({ chars }: { chars: string }) => {
    value += chars;
  };
  const none = () => {};
  const tokenizer = new Tokenizer(
    {},
    {
      onCharacter: add,
      onWhitespaceCharacter: add,
      onNullCharacter: add,
      onStartTag: none,
      onEndTag: none,
      onComment: none,
      onDoctype: none,
      onEof: none,
    },
  );
  tokenizer.write(written, true);
  // Documents use few names; do not cache an unlimited number of invented ones.
  if (known.size < 5_000) known.set(written, value);
  return value;
}
