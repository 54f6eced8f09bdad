import { h } from 'hastscript';
import type { Wording } from './wording.ts';

/** A time as its day, with the whole of it for programs. */
export function day({ date }: Wording, time: string) {
  return h('time', { dateTime: time }, date(time));
}
