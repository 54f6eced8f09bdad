import type { Announce } from '../../aws/eventbridge/announce.ts';
import { workKeys } from '../../contracts/keys.ts';
import { type Outcome, outcomeRanks, type Report, type Upload } from '../../contracts/report.ts';
import { compareSequencers } from '../../contracts/sequencer.ts';
import type { Clock } from '../../core/lib/clock.ts';
import type { ObjectStore, ProgressMark } from '../../core/lib/object-store.ts';

/** A report with its outcome, and nothing else yet. */
export function emptyReport(outcome: Outcome, upload: Upload, clock: Clock): Report {
  return { schema: 1, outcome, at: clock.now().toISOString(), upload, errors: [], warnings: [], languages: {} };
}

export type WriteReport = (report: Report, where?: { historyOnly: boolean }) => Promise<void>;

/**
 * Writes a report to its two places and announces it. An upload's own report is never replaced by a less final
 * one; the newest report of a key is never replaced by that of an older upload.
 */
export function reportWriter(work: ObjectStore, announce: Announce): WriteReport {
  return async (report, { historyOnly } = { historyOnly: false }) => {
    const { upload, outcome } = report;
    const { schema, at, release, revision, version, manifest, outcome: _, ...rest } = report;
    // The most important fields come first: the outcome, the version, and its address.
    const inOrder = { schema, outcome, at, release, revision, version, manifest, ...rest };
    const object = {
      body: `${JSON.stringify(inOrder, null, 2)}\n`,
      contentType: 'application/json',
      mark: { sequencer: upload.sequencer, outcome, ...(report.approved === undefined ? {} : { approved: 'yes' }) },
    };
    // An approval lets an upload go on that was rejected; it does not come back after its later reports.
    const isLater = (stored: ProgressMark) =>
      isMoreFinal(stored, outcome) &&
      !(report.approved !== undefined && stored['outcome'] === 'rejected' && stored['approved'] === undefined);
    const [written] = await Promise.all([
      work.putForward({ ...object, key: workKeys.history(upload.key, upload.versionId) }, (stored) => isLater(stored)),
      historyOnly ||
        work.putForward({ ...object, key: workKeys.report(upload.key) }, (stored) => {
          const order = compareSequencers(stored['sequencer'] ?? '', upload.sequencer);
          return order > 0 || (order === 0 && isLater(stored));
        }),
    ]);
    if (written) await announce(report);
  };
}

function isMoreFinal(stored: ProgressMark, outcome: Outcome): boolean {
  const before = stored['outcome'];
  return before !== undefined && before in outcomeRanks && outcomeRanks[before as Outcome] > outcomeRanks[outcome];
}
