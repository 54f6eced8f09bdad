/**
 * What a plain object has under a key that a file, an option or a message may name. Every object inherits names such
 * as `constructor`, and would answer for them:
 *
 * ```ts
 * own({ amp: '&' }, 'constructor') // undefined
 * ```
 */
export function own<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  if (table === undefined || !Object.hasOwn(table, key)) return undefined;
  return table[key];
}
