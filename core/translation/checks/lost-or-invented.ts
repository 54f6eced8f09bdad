/** Describes an item that the translation does not hold as often as its source. */
export function lostOrInvented(source: readonly string[], target: readonly string[]): string | undefined {
  const lost = moreOften(source, target);
  if (lost !== undefined) return `The translation lacks ${lost}.`;
  const invented = moreOften(target, source);
  return invented === undefined ? undefined : `The translation says ${invented}, which the source does not.`;
}

/** Returns the first text that one list holds more often than the other. */
function moreOften(one: readonly string[], other: readonly string[]): string | undefined {
  const left = new Map<string, number>();
  for (const text of other) left.set(text, (left.get(text) ?? 0) + 1);
  for (const text of one) {
    const times = left.get(text) ?? 0;
    if (times === 0) return text;
    left.set(text, times - 1);
  }
  return undefined;
}
