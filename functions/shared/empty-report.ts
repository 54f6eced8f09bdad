import type { Outcome, Report, Upload } from '../../contracts/report.ts';
import type { Clock } from '../../core/lib/clock.ts';

/** A report with nothing to add to its outcome yet. */
export function emptyReport(outcome: Outcome, upload: Upload, clock: Clock): Report {
  return { schema: 1, outcome, at: clock.now().toISOString(), upload, errors: [], warnings: [], languages: {} };
}
