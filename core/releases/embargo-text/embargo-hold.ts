import type { SourceDocument } from '../../../contracts/document.ts';
import { type ReportedError, reportedError } from '../../../contracts/failures.ts';
import { noEmbargo } from '../options/parse-options.ts';
import { findEmbargoText } from './find-embargo-text.ts';

/**
 * Holds a release whose text announces an embargo, if its options, given or kept, do not. Undefined otherwise.
 *
 * @param commandWith the command that uploads the file again with this metadata
 */
export function embargoHold(
  document: SourceDocument,
  commandWith: (metadata: Record<string, string>) => string,
): ReportedError | undefined {
  const found = findEmbargoText(document);
  if (found === undefined) return undefined;
  return reportedError(
    'EmbargoTextWithoutOption',
    `The text says that it is under embargo: "${found.line}" (${found.unit}). The option "embargo" does not say until when. If the text may be published at once: ${commandWith({ embargo: noEmbargo })}`,
  );
}
