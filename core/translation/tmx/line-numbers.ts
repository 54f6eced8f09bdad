/** Returns a function from a position to its line, from 1. */
export function lineNumbers(text: string): (place: number) => number {
  let starts: number[] | undefined;
  return (place) => {
    starts ??= startsOf(text);
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (const { index } of text.matchAll(/\r\n|[\r\n]/g)) starts.push(index + (text.startsWith('\r\n', index) ? 2 : 1));
  return starts;
}
