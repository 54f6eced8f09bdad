import type { Markup } from '../../../contracts/document.ts';

/** An item of a unit's content, with its place, as collected by `Inline`. */
export type InlineItem =
  | { type: 'text'; value: string; start: number; end: number }
  | { type: 'open'; name: string; start: number; end: number; close?: InlineItem }
  | { type: 'close'; start: number; end: number; source: Markup; open: InlineItem }
  | { type: 'placeholder'; start: number; end: number; source: Markup; text?: string; isBreak?: true };

export function isBlankText(item: InlineItem | undefined): boolean {
  return item?.type === 'text' && item.value.trim() === '';
}
