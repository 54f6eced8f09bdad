import type { ReleaseText } from '../../contracts/manifest.ts';
import { defined } from '../lib/defined.ts';

/** The part of a text that data, pages, lists and feeds share, out of a record that has more. */
export function releaseText({ title, summary, correction, origin, engine }: ReleaseText): ReleaseText {
  return defined({ title, summary, correction, origin, engine });
}
