import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Raw } from 'mdast-util-to-hast';
import type { Wording } from './wording.ts';

/** The content of an element: other elements, text, markup that was made before, or nothing. */
export type Content = Element | Raw | string | undefined;

/** A time as its day, with the whole of it for programs. */
export function day({ date }: Wording, time: string) {
  return h('time', { dateTime: time }, date(time));
}
