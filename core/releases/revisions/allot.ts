import type { Change } from '../../../contracts/manifest.ts';
import type { ChainLink } from '../../../contracts/signature.ts';
import { wholeSeconds } from '../../lib/clock.ts';
import { defined } from '../../lib/defined.ts';
import { isCommitted, isDead } from './fail.ts';
import { sameUpload } from './inputs.ts';
import type { PastSource, Publication, ReleaseRecord, Revision } from './release-record.ts';

export type Allotment =
  | { outcome: 'allotted'; record: ReleaseRecord; revision: Revision & { publication: Publication } }
  /** `died`: this run's execution ended, so nobody would clear away what the function puts. */
  | { outcome: 'superseded' | 'withdrawn' | 'died' };

/**
 * Gives a revision its public version number at the time of its publication, so that a held release does not
 * leave a telltale gap. Retries keep the number.
 *
 * @param redrive how often the execution has been redriven; undefined if it began before executions said so.
 * @param previous the end of the catalogue now.
 */
export function allot(
  record: ReleaseRecord,
  revision: Revision,
  {
    correction,
    now,
    redrive,
    previous,
  }: { correction: boolean; now: Date; redrive?: number | undefined; previous?: ChainLink | undefined },
): Allotment {
  if (redrive !== undefined && !isCommitted(revision) && isDead(revision, redrive)) return { outcome: 'died' };
  if (revision.publication !== undefined) {
    return { outcome: 'allotted', record, revision: { ...revision, publication: revision.publication } };
  }
  if (record.newest.number !== revision.number) {
    return { outcome: (record.withdrawn ?? 0) > revision.number ? 'withdrawn' : 'superseded' };
  }
  const publication: Publication = {
    version: record.lastVersion + 1,
    publishedAt: wholeSeconds(now),
    change: changeOf(record, revision, correction),
    ...defined({ previousVersion: record.committed?.version, previous }),
  };
  const allotted = { ...revision, publication };
  return {
    outcome: 'allotted',
    revision: allotted,
    record: {
      ...record,
      tick: record.tick + 1,
      lastVersion: publication.version,
      newest: allotted,
      ...defined({ sources: record.sources?.map(numbered(record, publication.version)) }),
    },
  };
}

/** Notes the first version of the current source. */
function numbered({ source }: ReleaseRecord, version: number) {
  return (past: PastSource): PastSource =>
    source !== undefined && sameUpload(source.upload, past.upload) && past.version === undefined
      ? { ...past, version }
      : past;
}

function changeOf({ committed }: ReleaseRecord, revision: Revision, correction: boolean): Change {
  const { fingerprint, sourceFingerprint, attachmentsFingerprint } = revision;
  if (committed === undefined) return 'first';
  if (committed.fingerprint === fingerprint && !committed.complete) return 'repair';
  const isSameSource = sourceFingerprint !== undefined && committed.sourceFingerprint === sourceFingerprint;
  // The text that the correction is about has not changed.
  if (isSameSource && committed.attachmentsFingerprint !== attachmentsFingerprint) return 'update';
  if (isSameSource && (committed.fingerprint !== fingerprint || revision.republished)) return 'translation';
  return correction ? 'correction' : 'update';
}
