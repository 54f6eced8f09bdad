export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

/** Minimum to maximum: with few values that says more than a deviation. */
export function spread(values: readonly number[], write: (value: number) => string): string {
  return `${write(Math.min(...values))} to ${write(Math.max(...values))}`;
}
