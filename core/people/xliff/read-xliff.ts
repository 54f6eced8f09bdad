import type { SourceDocument } from '../../../contracts/document.ts';
import { Rejection } from '../../../contracts/failures.ts';
import { parseXliff } from './parse-xliff.ts';
import { type ReviewedUnit, reviewed } from './reviewed.ts';
import type { XliffIdentity } from './xliff.ts';
import { describe, XliffError } from './xliff-error.ts';

/**
 * Of what an uploaded XLIFF says that it is a translation.
 *
 * @throws Rejection `InvalidXliff`; `ForeignXliff` where it does not say so
 */
export function readIdentity(xml: string): XliffIdentity {
  const { identity } = rejecting(() => parseXliff(xml));
  if (identity) return identity;
  throw new Rejection('ForeignXliff', 'The file does not name its release and revision.');
}

/**
 * What a reviewer's XLIFF says of each unit that is translated; every problem is reported with its line.
 *
 * @param source the document that it is of.
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
    throw new Rejection(code, error.problems.map(describe).join(' '), { cause: error });
  }
}
