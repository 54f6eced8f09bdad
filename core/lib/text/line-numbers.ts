/**
 * Returns a function from a position to its line, counted from 1, as editors count: CR, LF and CRLF end one. Positions
 * asked for in ascending order cost one walk over the text in all.
 */
export function lineNumbers(text: string): (position: number) => number {
  const ends = /\r\n|\n|\r/g;
  let line = 1;
  let start = 0;
  let next = ends.exec(text);
  return (position) => {
    if (position < start) {
      [line, start] = [1, 0];
      ends.lastIndex = 0;
      next = ends.exec(text);
    }
    while (next !== null && ends.lastIndex <= position) {
      line++;
      start = ends.lastIndex;
      next = ends.exec(text);
    }
    return line;
  };
}
