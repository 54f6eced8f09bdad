import { type ReportedError, reportedError } from '../../../contracts/failures.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import type { ReleaseOptions } from './parse-options.ts';

/** So late a file may come without anybody having mistaken the year. */
const lateMs = 24 * 3_600_000;

/** What a release knows of embargoes as a file comes. */
export interface EmbargoSoFar {
  /** UTC: the one that it went by last. */
  wentBy?: string | undefined;
  /** Whether nothing of it was ever published. */
  isFirst: boolean;
}

/**
 * What a file's embargo comes to that has passed: a first version waits, since a slip in the date would
 * publish it at once; what is public already is only worth a word. An embargo that the release went by until
 * it passed may stay in the file.
 *
 * @param commandWith the command that drops the upload again, with this metadata set
 */
export function embargoPassed(
  { embargoPassed: passed }: ReleaseOptions,
  { wentBy, isFirst }: EmbargoSoFar,
  now: Date,
  commandWith: (metadata: Record<string, string>) => string,
): { hold?: ReportedError; warnings: Warning[] } {
  if (passed === undefined || passed.time === wentBy) return { warnings: [] };
  const { time, line } = passed;
  const ms = now.getTime() - Date.parse(time);
  if (isFirst && ms > lateMs) {
    const days = Math.floor(ms / lateMs);
    const message = `The embargo ended at ${time}, ${days} ${days === 1 ? 'day' : 'days'} ago, and the release was never published. If it may be published at once: ${commandWith({ embargo: 'none' })}`;
    return { hold: reportedError('EmbargoPassed', message, line), warnings: [] };
  }
  const message = `The embargo ended at ${time}, before the file was uploaded; the release is not held.`;
  return { warnings: [{ code: 'embargo-passed', message, ...(line === undefined ? {} : { line }) }] };
}
