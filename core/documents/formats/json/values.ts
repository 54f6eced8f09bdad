import type { Range } from '../../../../contracts/document.ts';
import { decodeJson } from './decode.ts';
import { jsonTokens } from './tokens.ts';

/** A string value: its place without the quotes, and its path from the root. */
export interface StringValue {
  range: Range;
  path: readonly (string | number)[];
}

/**
 * Passes the string values of a JSON text to `take`, in order. Reuses the path's array: callers that keep it must copy
 * it.
 *
 * @throws Rejection `InvalidJson`, `TooDeeplyNested`
 */
export function readStrings(text: string, take: (value: StringValue) => void): void {
  const path: (string | number)[] = [];
  /** By depth, whether that container is a list. */
  const lists: boolean[] = [];
  const value = () => {
    const last = path.length - 1;
    const index = path[last];
    if (lists.at(-1) && typeof index === 'number') path[last] = index + 1;
  };
  for (const { type, start, end } of jsonTokens(text)) {
    if (type === 'key') {
      path[path.length - 1] = decodeJson(text.slice(start, end));
      continue;
    }
    if (type === '}' || type === ']') {
      lists.pop();
      path.pop();
      continue;
    }
    value();
    if (type === 'string') take({ range: { start, end }, path });
    if (type === '{' || type === '[') {
      lists.push(type === '[');
      path.push(type === '[' ? -1 : '');
    }
  }
}
