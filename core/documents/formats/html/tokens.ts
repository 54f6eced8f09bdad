import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** A tag, a text or a comment with its place, as parse5's tokenizer returns them. */
export type HtmlToken =
  | TagToken
  /** The source between two other tokens. */
  | { type: 'text'; start: number; end: number; source: string }
  /** A comment, a doctype, or a tag that never ends: not visible to readers. */
  | { type: 'other'; start: number; end: number };

export interface TagToken {
  type: 'start' | 'end';
  start: number;
  end: number;
  name: string;
  tag: Token.TagToken;
}

/** The tokenizer's mode after a start tag; the HTML Standard leaves it to the tree builder, which is not used here. */
const modes = new Map<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
  // `noscript` is missing on purpose: without scripts its content is markup.
  ...['style', 'xmp', 'iframe', 'noembed', 'noframes'].map((name) => [name, TokenizerMode.RAWTEXT] as const),
]);

/**
 * Passes the tokens of an HTML text to `take`, one by one; together they cover the whole text.
 *
 * Uses the tokenizer without a tree: misnested markup then does no harm, since tags that do not match are passed over.
 * Its positions of tags are right, but not those of text that begins with a character reference; so text is the source
 * between the others.
 */
export function readTokens(html: string, take: (token: HtmlToken) => void): void {
  let foreign = 0;
  let done = 0;
  /** Whether `<` is text here, as in a title. */
  let raw = false;
  const text = (end: number) => {
    for (const token of textTokens(html, done, end, raw)) take(token);
    done = end;
  };
  const between = (location: Token.Location | null) => {
    const start = location?.startOffset ?? done;
    text(start);
    // A token cut off by the end of the text ends beyond it.
    done = Math.min(location?.endOffset ?? done, html.length);
    return { start, end: done };
  };
  const other = ({ location }: Token.CommentToken | Token.DoctypeToken) =>
    take({ type: 'other', ...between(location) });
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(tag) {
        const name = tag.tagName;
        const place = between(tag.location);
        if (name === 'svg' || name === 'math') foreign += tag.selfClosing ? 0 : 1;
        // In SVG and MathML, `<title>` and `<style>` are ordinary elements, and CDATA sections exist.
        const mode = foreign > 0 ? undefined : modes.get(name);
        if (mode !== undefined) tokenizer.state = mode;
        raw = mode !== undefined;
        tokenizer.inForeignNode = foreign > 0;
        take({ type: 'start', ...place, name, tag });
      },
      onEndTag(tag) {
        const name = tag.tagName;
        const place = between(tag.location);
        if ((name === 'svg' || name === 'math') && foreign > 0) foreign--;
        tokenizer.inForeignNode = foreign > 0;
        raw = false;
        take({ type: 'end', ...place, name, tag });
      },
      onCharacter() {},
      onWhitespaceCharacter() {},
      onNullCharacter() {},
      onComment: other,
      onDoctype: other,
      onEof() {},
      onParseError: null,
    },
  );
  tokenizer.write(html, true);
  text(html.length);
}

/** Yields text, without beginnings of tags that are not tags: `</>`, and one cut off by the end. */
function* textTokens(html: string, start: number, end: number, raw: boolean): Generator<HtmlToken> {
  if (start >= end) return;
  const source = html.slice(start, end);
  const broken = raw ? -1 : source.search(/<[a-z!?/]/i);
  if (broken < 0) {
    yield { type: 'text', start, end, source };
    return;
  }
  const at = start + broken;
  if (broken > 0) yield { type: 'text', start, end: at, source: source.slice(0, broken) };
  const after = source.startsWith('</>', broken) ? at + 3 : end;
  yield { type: 'other', start: at, end: after };
  yield* textTokens(html, after, end, raw);
}
