import type { Range } from '../../../../contracts/document.ts';
import type { RunFormat } from './run-format.ts';

/** What a paragraph is made of, in order, before runs of one format become one text. */
export type Item = { top: Range } & (
  | { type: 'text'; value: string; format: RunFormat }
  /** What stands around runs: a link, a content control, the begin of a field. Without a `close` it is kept whole. */
  | { type: 'open'; source: Range; close?: Item }
  | { type: 'close'; source: Range; open: Item }
  /** What is kept whole; `format` where it stands inside a run. */
  | { type: 'whole'; source: Range; text: string; format?: RunFormat }
  /** A bookmark and the like: it must be there, before or after the text, but is none of it. */
  | { type: 'anchor'; source: Range; side: 'before' | 'after' }
);

export type TextItem = Extract<Item, { type: 'text' }>;
export type OpenItem = Extract<Item, { type: 'open' }>;
