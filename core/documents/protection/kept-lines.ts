import type { UnitKind } from '../../../contracts/document.ts';
import { isEndMark } from './end-marks.ts';
import { isPageHeader } from './page-headers.ts';
import { isPostalLine } from './postal-lines.ts';

/** Whether a line does not belong to a paragraph above or below it: a mark, a page header, a rule. */
export function standsApart(line: string): boolean {
  return isEndMark(line) || isPageHeader(line) || !/[\p{L}\p{N}]/u.test(line);
}

/** The number of a part, a period or a row in a table: "Q3", "SKU-9912", "FY26". */
const code = /^(?=\P{Nd}*\p{Nd})(?=.*\p{Lu})[\p{Lu}\p{Nd}][\p{Lu}\p{Nd}._/#:-]{1,30}$/u;

/**
 * Whether a separate text is never sent to an engine.
 *
 * @param kind `line` if there are other lines above or below it; `cell` in a table.
 */
export function isKeptLine(text: string, kind?: UnitKind): boolean {
  if (kind === 'cell' && code.test(text.trim())) return true;
  return isEndMark(text) || isPageHeader(text) || isPostalLine(text, kind === 'line' || kind === 'cell');
}
