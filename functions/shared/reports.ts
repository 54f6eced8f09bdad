import type { Announce } from '../../aws/eventbridge/announce.ts';
import { workKeys } from '../../contracts/keys.ts';
import { type Outcome, outcomeRanks, type Report, type Upload } from '../../contracts/report.ts';
import { compareSequencers } from '../../contracts/sequencer.ts';
import type { Clock } from '../../core/lib/clock.ts';
import type { ObjectStore, ProgressMark } from '../../core/lib/object-store.ts';

/** A report with nothing to add to its outcome yet. */
export function emptyReport(outcome: Outcome, upload: Upload, clock: Clock): Report {
  return { schema: 1, outcome, at: clock.now().toISOString(), upload, errors: [], warnings: [], languages: {} };
}

export type WriteReport = (report: Report, where?: { historyOnly: boolean }) => Promise<void>;

/**
 * Writes a report to its two places and announces it. The history of an upload never goes back from
 * what is final; the newest report of a key never goes back to an older upload.
 */
export function reportWriter(work: ObjectStore, announce: Announce): WriteReport {
  return async (report, { historyOnly } = { historyOnly: false }) => {
    const { upload, outcome } = report;
    const { schema, at, release, revision, version, manifest, outcome: _, ...rest } = report;
    // What is asked first stands first: how it ended, as which version, and where that is.
    const inOrder = { schema, outcome, at, release, revision, version, manifest, ...rest };
    const object = {
      body: `${JSON.stringify(inOrder, null, 2)}\n`,
      contentType: 'application/json',
      mark: { sequencer: upload.sequencer, outcome },
    };
    const [written] = await Promise.all([
      work.putForward({ ...object, key: workKeys.history(upload.key, upload.versionId) }, (stored) =>
        isMoreFinal(stored, outcome),
      ),
      historyOnly ||
        work.putForward({ ...object, key: workKeys.report(upload.key) }, (stored) => {
          const order = compareSequencers(stored['sequencer'] ?? '', upload.sequencer);
          return order > 0 || (order === 0 && isMoreFinal(stored, outcome));
        }),
    ]);
    if (written) await announce(report);
  };
}

function isMoreFinal(stored: ProgressMark, outcome: Outcome): boolean {
  const before = stored['outcome'];
  return before !== undefined && before in outcomeRanks && outcomeRanks[before as Outcome] > outcomeRanks[outcome];
}
