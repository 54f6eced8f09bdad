/** UTF-16 code units parsed at once; longer texts are parsed in stretches of about this length. */
export const stretchLength = 64 * 1024;

interface Attempt<T> {
  parsed: T;
  /** Whether the stretch ends where its last block does. */
  whole: boolean;
}

/**
 * Yields the stretches of a long Markdown text: each ends before a line that could not continue any of its blocks.
 * Fenced code and HTML continue over any line: a stretch that ends inside one is parsed again, twice as long.
 */
export function* stretchesOf<T>(
  text: string,
  parse: (source: string) => Attempt<T>,
  atLeast = stretchLength,
): Generator<{ start: number; parsed: T }> {
  for (let start = 0; start < text.length; ) {
    for (let length = atLeast; ; length *= 2) {
      const end = nextBeginning(text, start + length);
      const { parsed, whole } = parse(withoutBlankEnd(text.slice(start, end), end === text.length));
      if (!whole && end < text.length) continue;
      yield { start, parsed };
      start = end;
      break;
    }
  }
}

/**
 * Finds a line, after a blank one, that begins with a letter or `#`: it ends lists, quotes, footnotes and indented
 * code. A line with one of their marks could continue them.
 */
function nextBeginning(text: string, from: number): number {
  const line = /^[\p{L}#]/gmu;
  line.lastIndex = from;
  for (let found = line.exec(text); found; found = line.exec(text)) {
    if (isAfterBlankLine(text, found.index)) return found.index;
  }
  return text.length;
}

function isAfterBlankLine(text: string, start: number): boolean {
  let at = start - 1;
  if (!isLineEnd(text[at])) return false;
  if (text[at] === '\n' && text[at - 1] === '\r') at--;
  do at--;
  while (text[at] === ' ' || text[at] === '\t');
  return isLineEnd(text[at]);
}

/** Blank lines between two blocks belong to neither; at the end of a text they may belong to the last. */
function withoutBlankEnd(source: string, isLast: boolean): string {
  let end = source.length;
  for (let at = end; !isLast && at > 0; ) {
    while (source[at - 1] === ' ' || source[at - 1] === '\t') at--;
    if (!isLineEnd(source[at - 1])) break;
    end = --at;
  }
  return source.slice(0, end);
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

/** Whether a stretch may begin with a line that follows a blank one. */
export function beginsStretch(line: string): boolean {
  return /^[\p{L}#]/u.test(line);
}

/**
 * Whether a block at the end of a text would also end there if the text continued.
 *
 * @param source the block, from its first character on.
 */
export function endsByItself(type: 'code' | 'html', source: string): boolean {
  // Comments, scripts and the like last to their own end; telling them apart is not worth it.
  if (type === 'html') return false;
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0];
  if (fence === undefined) return true;
  const lastLine = source.slice(Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r')) + 1).trim();
  return (
    lastLine.length < source.trim().length && lastLine.length >= fence.length && isRunOf(lastLine, fence.charAt(0))
  );
}

function isRunOf(text: string, character: string): boolean {
  for (const each of text) if (each !== character) return false;
  return true;
}

/** Whether a text could define a link or a footnote; most do not. */
export function mayDefine(text: string): boolean {
  return text.includes(']:');
}
