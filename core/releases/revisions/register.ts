import { defined } from '../../lib/defined.ts';
import type { Arrival, NextRevision, RecordChanges, Registration, Ruling } from './arrival.ts';
import { except, fitted, translationsOf, withBeside } from './inputs.ts';
import type { ReleaseRecord, Revision } from './release-record.ts';
import {
  attachmentArrived,
  attachmentRemoved,
  translationArrived,
  translationHeld,
  translationRemoved,
} from './rules-beside.ts';
import { sourceArrived, unnamedArrived } from './rules-source.ts';
import { isOlder, seenSequencers } from './sequencers.ts';

/**
 * Applies an arrival to a release.
 *
 * @throws Rejection `SlugTaken`, `TranslationFormat`, `TooManyAttachments`, `TooManyFiles`
 */
export function register(current: ReleaseRecord | undefined, arrival: Arrival, now: Date): Registration {
  if (isOlder(current, arrival.upload)) return { outcome: 'superseded' };
  return registered(current, arrival, rule(current, arrival, now));
}

function rule(current: ReleaseRecord | undefined, { slug, upload, content }: Arrival, now: Date): Ruling {
  switch (content.kind) {
    case 'upload':
      return sourceArrived(current, upload, content, now);
    case 'unnamed':
      return unnamedArrived(current, upload, content);
    case 'translation':
      return translationArrived(current, upload, content, now);
    case 'held':
      return translationHeld(current, upload, content);
    case 'attachment':
      return attachmentArrived(current, { slug, upload }, content, now);
    case 'deletion':
      return deleted(current, upload.key, now);
  }
}

function deleted(current: ReleaseRecord | undefined, key: string, now: Date): Ruling {
  if (current !== undefined) {
    const isUnfinished = Object.hasOwn(current.unfinished ?? {}, key);
    if (Object.hasOwn(translationsOf(current), key)) {
      const ruling = translationRemoved(current, key, now);
      return ruling.outcome === 'unchanged' && isUnfinished ? { ...ruling, outcome: 'removed' } : ruling;
    }
    const attached = Object.entries(current.attachments ?? {}).find(([, { upload }]) => upload.key === key);
    if (attached !== undefined) return attachmentRemoved(current, key, attached[0], now);
    if (!isSourceKey(current, key)) {
      // Its late upload is older than this deletion. The release does not use unfinished files, so nothing else
      // changes.
      const outcome = isUnfinished ? 'removed' : 'superseded';
      return { outcome, changes: { unfinished: except(current.unfinished, key) } };
    }
  }
  return {
    outcome: 'registered',
    changes: { source: undefined, withdrawn: (current?.newest.number ?? 0) + 1 },
    revision: {
      kind: 'deletion',
      fingerprint: '',
      state: 'withdrawn',
      also: [],
      ...(current !== undefined && current.lastVersion > 0 ? { lastVersion: current.lastVersion } : {}),
    },
  };
}

/** Whether the key is, or was, the source's: a second deletion still concerns the same file. */
function isSourceKey({ source, newest }: ReleaseRecord, key: string): boolean {
  if (source !== undefined) return source.upload.key === key;
  return newest.upload.key === key && (newest.kind === 'upload' || newest.kind === 'deletion');
}

/** Applies a ruling to the release. Counts and remembers each event, unless a newer event of its key came first. */
function registered(current: ReleaseRecord | undefined, arrival: Arrival, ruling: Ruling): Registration {
  if (ruling.outcome === 'registered') {
    const revision = revisionOf(current, arrival, ruling.revision);
    const record = changed(current, arrival, ruling.changes, revision);
    return { outcome: 'registered', record, revision, ...(current === undefined ? {} : { replaced: current.newest }) };
  }
  const record = current && changed(current, arrival, ruling.changes, current.newest);
  if (ruling.outcome === 'held') return { outcome: 'held', hold: ruling.hold, ...(record ? { record } : {}) };
  if (record === undefined) return { outcome: 'superseded' };
  return ruling.outcome === 'unchanged'
    ? { outcome: 'unchanged', newest: record.newest, record }
    : { outcome: ruling.outcome, record };
}

function revisionOf(
  current: ReleaseRecord | undefined,
  { upload, execution }: Pick<Arrival, 'upload' | 'execution'>,
  { also, ...made }: NextRevision,
): Revision {
  const number = (current?.newest.number ?? 0) + 1;
  return { number, ...made, upload, execution, ...(also.length === 0 ? {} : { also }) };
}

function changed(
  current: ReleaseRecord | undefined,
  { slug, upload, content }: Arrival,
  changes: RecordChanges,
  newest: Revision,
): ReleaseRecord {
  const { source: before, ...kept }: Omit<ReleaseRecord, 'newest'> = current ?? {
    slug,
    extension: '',
    lastVersion: 0,
    tick: 0,
  };
  const { source = 'source' in changes ? undefined : before, ...rest } = changes;
  const record: ReleaseRecord = {
    ...withBeside(kept, rest),
    ...defined({ source }),
    tick: kept.tick + 1,
    sequencers: seenSequencers(current, upload),
    newest,
  };
  return fitted(record, content.kind === 'deletion' ? undefined : upload.key);
}
