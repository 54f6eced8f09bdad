/** Appends items to a list. `push(...items)` passes each as an argument, and the stack holds some 100,000. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}
