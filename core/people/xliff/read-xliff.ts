import type { SourceDocument } from '../../../contracts/document.ts';
import { Rejection } from '../../../contracts/failures.ts';
import { parseXliff } from './parse-xliff.ts';
import { type ReviewedUnit, reviewed } from './reviewed.ts';
import type { XliffIdentity } from './xliff.ts';
import { describeProblem, XliffError } from './xliff-error.ts';

/**
 * The release, revision and language that an uploaded XLIFF translates.
 *
 * @throws Rejection `InvalidXliff`; `ForeignXliff` if the file does not say
 */
export function readIdentity(xml: string): XliffIdentity {
  const { identity } = rejecting(() => parseXliff(xml));
  if (identity) return identity;
  throw new Rejection('ForeignXliff', 'The file does not name its release and revision.');
}

/**
 * The translation of each unit in a reviewer's XLIFF; reports every problem with its line.
 *
 * @param source the document that it translates.
 * @param language canonical tag.
 * @throws Rejection `InvalidXliff`, `ForeignXliff`
 */
export function readXliff(xml: string, source: SourceDocument, language: string): Map<string, ReviewedUnit> {
  return rejecting(() => reviewed(parseXliff(xml), source, language));
}

function rejecting<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof XliffError)) throw error;
    const code = error.problems.some(({ foreign }) => foreign) ? 'ForeignXliff' : 'InvalidXliff';
    throw new Rejection(code, error.problems.map(describeProblem).join(' '), { cause: error });
  }
}
