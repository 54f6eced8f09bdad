import { defined } from '../../lib/defined.ts';
/**
 * The newest items of many. A removed item leaves its time as `floor`: items older than that are unknown, so they
 * never return by themselves.
 */
export interface Window<T> {
  /** Newest first. */
  items: Item<T>[];
  floor?: { at: string; number: number };
}

interface Item<T> {
  name: string;
  /** RFC 3339, to the second, in UTC: compared as text. */
  at: string;
  /** Orders two of the same second. */
  number: number;
  value: T;
}

/** Inserts or replaces an item; removes it if it has no value. */
export function put<T>(
  window: Window<T>,
  size: number,
  { value, ...item }: Omit<Item<T>, 'value'> & { value: T | undefined },
): Window<T> {
  const others = window.items.filter(({ name }) => name !== item.name);
  const isKnown = window.floor === undefined || compare(item, window.floor) > 0;
  const items = value !== undefined && isKnown ? [...others, { ...item, value }] : others;
  items.sort((a, b) => compare(b, a));
  const [dropped] = items.slice(size);
  const floor = dropped === undefined ? window.floor : { at: dropped.at, number: dropped.number };
  return { items: items.slice(0, size), ...defined({ floor }) };
}

/** Returns the window with other values. */
export function mapped<T, U>({ items, ...window }: Window<T>, to: (value: T) => U): Window<U> {
  return { items: items.map(({ value, ...item }) => ({ ...item, value: to(value) })), ...window };
}

export function shown<T>({ items }: Window<T>, count: number): T[] {
  return items.slice(0, count).map(({ value }) => value);
}

function compare(a: { at: string; number: number }, b: { at: string; number: number }): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.number - b.number;
}
