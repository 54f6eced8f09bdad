import type { Arrival, Registration, Ruling } from './arrival.ts';
import { except, translationsOf } from './inputs.ts';
import { registered } from './registered.ts';
import type { ReleaseRecord } from './release-record.ts';
import {
  attachmentArrived,
  attachmentRemoved,
  translationArrived,
  translationHeld,
  translationRemoved,
} from './rules-beside.ts';
import { sourceArrived, unnamedArrived } from './rules-source.ts';
import { isOlder } from './sequencers.ts';

/**
 * Applies an arrival to a release.
 *
 * @throws Rejection `SlugTaken`, `TranslationFormat`, `TooManyAttachments`
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
    revision: { kind: 'deletion', fingerprint: '', state: 'withdrawn', also: [] },
  };
}

/** Whether the key is, or was, the source's: a second deletion still concerns the same file. */
function isSourceKey({ source, newest }: ReleaseRecord, key: string): boolean {
  if (source !== undefined) return source.upload.key === key;
  return newest.upload.key === key && (newest.kind === 'upload' || newest.kind === 'deletion');
}
