import type { ReportedError } from '../../contracts/failures.ts';
import type { Estimate, Excess } from '../../contracts/spending.ts';
import { defined } from '../../core/lib/defined.ts';
import { withCorrection } from '../../core/publication/versions/correction.ts';
import type { ReadRelease } from '../../core/releases/reading/read-release.ts';
import { estimateDocument } from '../../core/translation/spend/estimate-document.ts';
import { excessOfRelease } from '../../core/translation/spend/excess.ts';
import { listFor } from '../../core/translation/terminology/list-for.ts';
import { type FileOptions, readFileAsUpload } from './read-file.ts';
import { nothing, type Remembered } from './remembered.ts';

/** The cost of a file if it were uploaded now. */
export interface FileEstimate {
  file: string;
  release: ReadRelease;
  /** The cost of the segments that the memories lack. */
  made: Estimate;
  /** The cost with empty memories. */
  whole: Estimate;
  excess?: Excess;
}

/** Counts as the pipeline does. */
export async function estimateFile(
  file: string,
  options: FileOptions,
  remembered: Remembered,
): Promise<FileEstimate | { file: string; errors: readonly ReportedError[] }> {
  const read = await readFileAsUpload(file, options);
  if ('errors' in read) return { file, errors: read.errors };
  const { release } = read;
  const { settings, limits } = options;
  const { slug, languages, ingested } = release;
  const list = await remembered.terms(ingested.document.language);
  const estimate = (memories: Remembered): Promise<Estimate> =>
    estimateDocument(
      withCorrection(ingested.document, ingested.correction),
      {
        languages,
        slug,
        settings: settings.translationSettings,
        termsOf: (language) => list && listFor(list, language),
        pricePerMillion: limits.pricePerMillion,
      },
      memories,
    );
  const whole = await estimate(nothing);
  const made = remembered === nothing ? whole : await estimate(remembered);
  const excess = excessOfRelease(made, limits);
  return { file, release, made, whole, ...defined({ excess }) };
}
