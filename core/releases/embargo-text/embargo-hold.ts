import type { SourceDocument } from '../../../contracts/document.ts';
import { type ReportedError, reportedError } from '../../../contracts/failures.ts';
import { findEmbargoText } from './find-embargo-text.ts';

/** Holds a release whose text announces an embargo, if its options, given or kept, do not. Undefined otherwise. */
export function embargoHold(document: SourceDocument): ReportedError | undefined {
  const found = findEmbargoText(document);
  if (found === undefined) return undefined;
  return reportedError(
    'EmbargoTextWithoutOption',
    `The text says that it is under embargo: "${found.line}" (${found.unit}). The option "embargo" is missing.`,
  );
}
