import type { Range } from '../../../../contracts/document.ts';
import type { RunFormat } from './run-format.ts';

/** An item of a paragraph, in order, before runs of one format are merged. */
export type DocxItem = { top: Range } & (
  | { type: 'text'; value: string; format: RunFormat }
  /** An element around runs: a link, a content control, the begin of a field. Without a `close` it is kept whole. */
  | { type: 'open'; source: Range; close?: DocxItem }
  | { type: 'close'; source: Range; open: DocxItem }
  /** An element kept whole; with `format` inside a run. */
  | { type: 'whole'; source: Range; text: string; format?: RunFormat }
  /** A bookmark and the like: must stay, before or after the text, but is not part of it. */
  | { type: 'anchor'; source: Range; side: 'before' | 'after' }
);

export type TextItem = Extract<DocxItem, { type: 'text' }>;
export type OpenItem = Extract<DocxItem, { type: 'open' }>;
