import { isEndMark } from './end-marks.ts';
import { isPageHeader } from './page-headers.ts';
import { isPostalLine } from './postal-lines.ts';

/**
 * Whether a line is never sent to an engine.
 *
 * @param inBlock whether other lines stand above or below it.
 */
export function isKeptLine(line: string, inBlock: boolean): boolean {
  return isEndMark(line) || isPageHeader(line) || isPostalLine(line, inBlock);
}
