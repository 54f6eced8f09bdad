import type { Markup } from '../../../contracts/document.ts';

/** An item of a unit's content, with its place, as collected by `Inline`. */
export type Item =
  | { type: 'text'; value: string; start: number; end: number }
  | { type: 'open'; name: string; start: number; end: number; close?: Item }
  | { type: 'close'; start: number; end: number; source: Markup; open: Item }
  | { type: 'placeholder'; start: number; end: number; source: Markup; text?: string; isBreak?: true };

export function isBlankText(item: Item | undefined): boolean {
  return item?.type === 'text' && item.value.trim() === '';
}
