import { maxItemBytes } from '../../../contracts/limits.ts';
import type { Item } from './expressions.ts';

/** Whether DynamoDB refuses the item for its size (DynamoDB Developer Guide: Item sizes and formats). */
export function isTooLarge(item: Item): boolean {
  return sizeOf(item) - 3 - Object.keys(item).length > maxItemBytes;
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return 1 + Math.ceil(String(value).replace(/[-.]/g, '').length / 2);
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + 1 + sizeOf(one), 3);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.entries(value).reduce((sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + sizeOf(one), 3);
}
