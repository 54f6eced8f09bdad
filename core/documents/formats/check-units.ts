import { Rejection } from '../../../contracts/failures.ts';
import { maxLines, maxUnits } from '../../../contracts/limits.ts';

/** @throws Rejection `TooDense` if a text has more units than a release may */
export function checkUnits({ length }: readonly unknown[]): void {
  if (length > maxUnits) {
    throw new Rejection('TooDense', `The text has more than ${maxUnits} paragraphs, lines and cells.`);
  }
}

/** @throws Rejection `TooDense` if a text, or a part of it, has more lines than one may */
export function checkLines(text: string, max = maxLines, what = 'text'): void {
  let lines = 0;
  for (const _ of text.matchAll(/\r\n|\n|\r/g)) {
    if (++lines > max) throw new Rejection('TooDense', `The ${what} has more than ${max} lines.`);
  }
}
