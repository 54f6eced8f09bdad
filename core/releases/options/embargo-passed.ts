import { type ReportedError, reportedError } from '../../../contracts/failures.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { defined } from '../../lib/defined.ts';
import type { ReleaseOptions } from './parse-options.ts';

/** Delay after the embargo that does not suggest a mistake in the date. */
const lateMs = 24 * 3_600_000;

/** The release's history of embargoes. */
export interface EmbargoSoFar {
  /** UTC: the last embargo that it used. */
  wentBy?: string | undefined;
  /** Whether the release was never published. */
  isFirst: boolean;
}

/**
 * Handles a file whose embargo is over: holds a first version, since a mistake in the date would publish it
 * at once; warns if the release is public already. The embargo that the release was held by may stay in the
 * file.
 *
 * @param commandWith the command that uploads the file again with this metadata
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
  return { warnings: [{ code: 'embargo-passed', message, ...defined({ line }) }] };
}
