import { reportedError } from '../../../contracts/failures.ts';
import type { Arrival, Registration } from './arrival.ts';
import {
  attachmentsFingerprint,
  type Beside,
  combinedFingerprint,
  inputsBeside,
  matchingTranslations,
  sameUpload,
  withBeside,
} from './inputs.ts';
import { embargoOf, isUnchanged, waitingFor } from './newest.ts';
import { registered } from './registered.ts';
import type { ReleaseRecord } from './release-record.ts';
import { withSequencer } from './sequencers.ts';

/** The same source with other files beside it. */
export function withInputs(
  current: ReleaseRecord,
  source: NonNullable<ReleaseRecord['source']>,
  arrival: Arrival,
  changes: Beside,
  now: Date,
): Registration {
  const { newest } = current;
  const { attachments } = { ...current, ...changes };
  const embargo = embargoOf(newest, now);
  const fingerprint = combinedFingerprint(
    source,
    matchingTranslations({ ...current, ...changes }, current.extension),
    attachments,
  );
  if (isUnchanged(newest, fingerprint, embargo, now)) {
    // A file in another format than the source's changes nothing that is published, but it is there, or gone.
    return { outcome: 'unchanged', newest, record: withBeside(withSequencer(current, arrival.upload), changes) };
  }
  return registered(current, arrival, {
    changes,
    revision: {
      kind: changes.attachments === undefined ? 'translation' : 'attachment',
      fingerprint,
      sourceFingerprint: source.fingerprint,
      ...attachmentsFingerprint(attachments),
      also: waitingBeside(current, arrival),
      // What holds the source back holds back what is beside it.
      ...(newest.state === 'held' && newest.hold !== undefined && newest.sourceFingerprint === source.fingerprint
        ? { state: 'held', hold: newest.hold }
        : { state: 'under-way' }),
      ...(embargo === undefined ? {} : { embargo }),
    },
  });
}

/** A file that is here before its source waits for it, and so do those that came before. */
export function waitForSource(
  current: ReleaseRecord | undefined,
  arrival: Arrival,
  changes: Beside,
  kind: 'translation' | 'attachment',
): Registration {
  const { key } = arrival.upload;
  const waits =
    kind === 'translation' ? `"${key}" translates a source document` : `"${key}" belongs to a source document`;
  const hold = reportedError('SourceMissing', `${waits} that has not been uploaded.`);
  const there = inputsBeside({ ...current, ...changes });
  const also = waitingBeside(current, arrival).filter((upload) => there.some((one) => sameUpload(one.upload, upload)));
  return registered(current, arrival, { changes, revision: { kind, fingerprint: '', state: 'held', hold, also } });
}

/** One of the files is gone. What is beside it waits on where it waits for a source. */
export function without(current: ReleaseRecord, arrival: Arrival, changes: Beside, now: Date): Registration {
  if (current.source !== undefined) return withInputs(current, current.source, arrival, changes, now);
  const kind = changes.attachments === undefined ? 'translation' : 'attachment';
  if (inputsBeside({ ...current, ...changes }).length > 0) return waitForSource(current, arrival, changes, kind);
  return registered(current, arrival, {
    changes,
    revision: { kind: 'deletion', fingerprint: '', state: 'withdrawn', also: [] },
  });
}

function waitingBeside(current: ReleaseRecord | undefined, { upload }: Arrival) {
  return waitingFor(current).filter(({ key }) => key !== upload.key);
}
