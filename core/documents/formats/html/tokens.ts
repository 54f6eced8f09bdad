import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** A tag, a text or a comment with its place, as parse5's tokenizer meets them. */
export type HtmlToken =
  | TagToken
  /** Everything between two other tokens, as it stands in the source. */
  | { type: 'text'; start: number; end: number; source: string }
  /** A comment, a doctype, a tag that never ends: nothing that a reader sees. */
  | { type: 'other'; start: number; end: number };

export interface TagToken {
  type: 'start' | 'end';
  start: number;
  end: number;
  name: string;
  tag: Token.TagToken;
}

/** How the text after a start tag is read; the HTML Standard leaves it to the tree builder, which is not used here. */
const modes = new Map<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
  // `noscript` is missing on purpose: who has no scripts reads its content as markup.
  ...['style', 'xmp', 'iframe', 'noembed', 'noframes'].map((name) => [name, TokenizerMode.RAWTEXT] as const),
]);

/**
 * Hands the tokens of an HTML text over one by one; together they are the whole text.
 *
 * The tokenizer is used without a tree: markup that nests wrongly is then no trouble, since what is
 * not understood is only passed over. Its places of tags are right, those of text that begins with a
 * character reference are not; so text is what lies between the others.
 */
export function readTokens(html: string, take: (token: HtmlToken) => void): void {
  let foreign = 0;
  let done = 0;
  /** Whether `<` is text here, as it is in a title. */
  let raw = false;
  const text = (end: number) => {
    for (const token of textTokens(html, done, end, raw)) take(token);
    done = end;
  };
  const between = (location: Token.Location | null) => {
    const start = location?.startOffset ?? done;
    text(start);
    // What the text ends in the middle of ends behind it.
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
        // In SVG and MathML, `<title>` and `<style>` are elements like others, and CDATA sections exist.
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

/** Text, without the beginnings of tags that are none: `</>`, and a tag that the text ends in. */
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
