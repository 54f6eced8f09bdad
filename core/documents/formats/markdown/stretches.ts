/** UTF-16 code units of a text that is parsed at once; longer ones are parsed in stretches of about as many. */
export const stretchLength = 64 * 1024;

interface Attempt<T> {
  parsed: T;
  /** Whether the stretch ends where its last block does. */
  whole: boolean;
}

/**
 * The stretches of a long Markdown text, one after another: each ends before a line that no block of it
 * could go on with. Two kinds of blocks could, whatever the line says (fenced code and HTML): a stretch
 * that ends inside one is parsed again, twice as long.
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
 * After a blank line, a line of words that is not indented: it ends lists, quotes, footnotes and indented
 * code. A mark of any of these would rather go on with what is there.
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

/** Blank lines between two blocks belong to neither, but at the end of a text they may. */
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

/** Whether a stretch may begin with a line, where a blank one stands before it. */
export function beginsStretch(line: string): boolean {
  return /^[\p{L}#]/u.test(line);
}

/**
 * Whether a block that ends with a text would end there if the text went on.
 *
 * @param source the block, from its first character on.
 */
export function endsByItself(type: 'code' | 'html', source: string): boolean {
  // A comment, a script and the like last to their own end; telling which is not worth it.
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

/** Whether a text could define a link or a footnote; most define none. */
export function mayDefine(text: string): boolean {
  return text.includes(']:');
}
