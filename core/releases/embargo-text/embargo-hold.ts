import type { SourceDocument } from '../../../contracts/document.ts';
import { type ReportedError, reportedError } from '../../../contracts/failures.ts';
import { findEmbargoText } from './find-embargo-text.ts';

/**
 * Why a release must wait whose options say nothing of an embargo, and of which none is kept either:
 * its text says that it is under one. Undefined where it may go on.
 */
export function embargoHold(document: SourceDocument): ReportedError | undefined {
  const found = findEmbargoText(document);
  if (found === undefined) return undefined;
  return reportedError(
    'EmbargoTextWithoutOption',
    `The text says that it is under embargo: "${found.line}" (${found.unit}). The option "embargo" is missing.`,
  );
}
