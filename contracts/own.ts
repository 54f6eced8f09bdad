/**
 * What a plain object has under a key that a person may have chosen; undefined for names such as `constructor`, which
 * every object inherits.
 */
export function own<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
