import type { Markup } from '../../../contracts/document.ts';

/** What a unit is made of, with its place, as `Inline` collects it. */
export type Item =
  | { type: 'text'; value: string; start: number; end: number }
  | { type: 'open'; name: string; start: number; end: number; close?: Item }
  | { type: 'close'; start: number; end: number; source: Markup; open: Item }
  | { type: 'placeholder'; start: number; end: number; source: Markup; text?: string; isBreak?: true };

export function isBlankText(item: Item | undefined): boolean {
  return item?.type === 'text' && item.value.trim() === '';
}
