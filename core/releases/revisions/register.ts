import type { Arrival, Registration } from './arrival.ts';
import { except, translationsOf, withBeside } from './inputs.ts';
import { registerAttachment, removeAttachment } from './register-attachment.ts';
import { registerSource, registerUnnamed } from './register-source.ts';
import { registerTranslation, removeTranslation } from './register-translation.ts';
import { registered } from './registered.ts';
import type { ReleaseRecord } from './release-record.ts';
import { isOlder, withSequencer } from './sequencers.ts';

/**
 * What an arrival makes of a release.
 *
 * @throws Rejection `SlugTaken`, `TranslationFormat`, `TooManyAttachments`
 */
export function register(current: ReleaseRecord | undefined, arrival: Arrival, now: Date): Registration {
  if (isOlder(current, arrival.upload)) return { outcome: 'superseded' };
  const { content } = arrival;
  if (content.kind === 'translation') return registerTranslation(current, arrival, content, now);
  if (content.kind === 'attachment') return registerAttachment(current, arrival, content, now);
  if (content.kind === 'upload') return registerSource(current, arrival, content, now);
  if (content.kind === 'unnamed') return registerUnnamed(current, arrival, content);
  return registerDeletion(current, arrival, now);
}

function registerDeletion(current: ReleaseRecord | undefined, arrival: Arrival, now: Date): Registration {
  const { key } = arrival.upload;
  if (current !== undefined && Object.hasOwn(translationsOf(current), key)) {
    return removeTranslation(current, arrival, now);
  }
  const attached = Object.entries(current?.attachments ?? {}).find(([, { upload }]) => upload.key === key);
  if (current !== undefined && attached !== undefined) return removeAttachment(current, arrival, attached[0], now);
  if (current !== undefined && !isSourceKey(current, key)) {
    // Its late upload is older than this. The release is not made of an unfinished file, so nothing else changes.
    const unfinished = except(current.unfinished, key);
    return { outcome: 'superseded', record: withBeside(withSequencer(current, arrival.upload), { unfinished }) };
  }
  return registered(current, arrival, {
    changes: { source: undefined, withdrawn: (current?.newest.revision ?? 0) + 1 },
    revision: { kind: 'deletion', fingerprint: '', state: 'withdrawn', also: [] },
  });
}

/** Whether the source is, or was, uploaded as this key: what is deleted twice is still no other file. */
function isSourceKey({ source, newest }: ReleaseRecord, key: string): boolean {
  if (source !== undefined) return source.upload.key === key;
  return newest.upload.key === key && (newest.kind === 'upload' || newest.kind === 'deletion');
}
