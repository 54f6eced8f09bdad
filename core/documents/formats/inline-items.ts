import type { Markup } from '../../../contracts/document.ts';

/** An item of a unit's content, with its place, as collected by `Inline`. */
export type InlineItem =
  | { type: 'text'; value: string; start: number; end: number }
  | OpenMarkup
  | { type: 'close'; start: number; end: number; source: Markup; open: InlineItem }
  | { type: 'placeholder'; start: number; end: number; source: Markup; text?: string; isBreak?: true; isUnseen?: true }
  /** Markup that a translation does without. */
  | { type: 'dropped'; start: number; end: number };

/** Markup that opens. Neighbours with the same `look` look alike; a look of an empty text is none that a reader sees. */
export interface OpenMarkup {
  type: 'open';
  name: string;
  start: number;
  end: number;
  close?: InlineItem;
  look?: MarkupLook | undefined;
}

/** How markup looks. */
export interface MarkupLook {
  key: string;
  /** Whether it may be a box of its own, as a style sheet makes one, which is not read. */
  mayBeBox: boolean;
  /** Whether it is visible on white space. */
  showsOnSpace: boolean;
}

export function isBlankText(item: InlineItem | undefined): boolean {
  return item?.type === 'text' && item.value.trim() === '';
}
