import { Rejection } from '../../../contracts/failures.ts';
import { maxAttachments, maxAttachmentsBytes } from '../../../contracts/limits.ts';
import type { Arrival, AttachmentArrival, Registration } from './arrival.ts';
import type { ReleaseRecord } from './release-record.ts';
import { waitForSource, withInputs, without } from './with-inputs.ts';

/**
 * A file beside the text, such as an image, makes the next revision of its release: the same text with that
 * file. Without a source it is kept, and waits.
 *
 * @throws Rejection `TooManyAttachments`
 */
export function registerAttachment(
  current: ReleaseRecord | undefined,
  arrival: Arrival,
  { name, attachment }: AttachmentArrival,
  now: Date,
): Registration {
  const attachments = { ...current?.attachments, [name]: attachment };
  const all = Object.values(attachments);
  const bytes = all.reduce((sum, each) => sum + each.bytes, 0);
  if (all.length > maxAttachments || bytes > maxAttachmentsBytes) {
    throw new Rejection(
      'TooManyAttachments',
      `With it "${arrival.slug}" has ${all.length} attachments of ${bytes} bytes; the limits are ${maxAttachments} and ${maxAttachmentsBytes}.`,
    );
  }
  return current?.source === undefined
    ? waitForSource(current, arrival, { attachments }, 'attachment')
    : withInputs(current, current.source, arrival, { attachments }, now);
}

/** Only the file is withdrawn; the text stays. */
export function removeAttachment(current: ReleaseRecord, arrival: Arrival, name: string, now: Date): Registration {
  const { [name]: _, ...attachments } = current.attachments ?? {};
  return without(current, arrival, { attachments }, now);
}
