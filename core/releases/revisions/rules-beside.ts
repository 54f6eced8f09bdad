import { Rejection, reportedError } from '../../../contracts/failures.ts';
import { maxAttachmentNamesBytes, maxAttachments, maxAttachmentsBytes } from '../../../contracts/limits.ts';
import { own } from '../../../contracts/own.ts';
import type { Upload } from '../../../contracts/report.ts';
import { defined } from '../../lib/defined.ts';
import { utf8Length } from '../../lib/text/utf8-length.ts';
import type { AttachmentArrival, HeldArrival, Ruling, TranslationArrival } from './arrival.ts';
import {
  attachmentsFingerprint,
  type Beside,
  combinedFingerprint,
  except,
  fits,
  inputsBeside,
  matchingTranslations,
  sameUpload,
  translationsOf,
} from './inputs.ts';
import { embargoOf, isUnchanged, waitingFor } from './newest.ts';
import type { ReleaseRecord } from './release-record.ts';

type Kind = 'translation' | 'attachment';

/**
 * A human translation makes the next revision of its release: the same source, with the person's text in its
 * language. Without a source it is kept, and waits.
 *
 * @throws Rejection `TranslationFormat`
 */
export function translationArrived(
  current: ReleaseRecord | undefined,
  { key }: Upload,
  { translation }: TranslationArrival,
  now: Date,
): Ruling {
  const translations = { ...translationsOf(current), [key]: translation };
  const changes = { translations, unfinished: except(current?.unfinished, key) };
  if (current?.source === undefined) return waitForSource(current, key, changes, 'translation');
  if (!fits(translation.extension, current.extension)) {
    throw new Rejection(
      'TranslationFormat',
      `"${current.slug}" is a .${current.extension} file; its translation "${key}" is a .${translation.extension} file.`,
    );
  }
  return withInputs(current, current.source, key, changes, 'translation', now);
}

/** Withdraws only the person's text; the language falls back on another file of it, else on the machine. */
export function translationRemoved(current: ReleaseRecord, key: string, now: Date): Ruling {
  const changes = { translations: except(translationsOf(current), key), unfinished: except(current.unfinished, key) };
  return without(current, key, changes, 'translation', now);
}

/**
 * A translation that is not ready makes no revision: the human memory has what is finished of a review, and the
 * release stays as it is. An event that comes twice says nothing new.
 */
export function translationHeld(
  current: ReleaseRecord | undefined,
  { key }: Upload,
  { hold, unfinished: translation }: HeldArrival,
): Ruling {
  if (translation === undefined) return { outcome: 'held', hold, changes: {} };
  const before = own(current?.unfinished, key);
  const isSame = before !== undefined && sameUpload(before.upload, translation.upload);
  const one = isSame ? { ...translation, at: before.at } : translation;
  return { outcome: 'held', hold, changes: { unfinished: { ...current?.unfinished, [key]: one } } };
}

/**
 * A file beside the text, such as an image, makes the next revision of its release: the same text with that
 * file. Without a source it is kept, and waits.
 *
 * @throws Rejection `TooManyAttachments`
 */
export function attachmentArrived(
  current: ReleaseRecord | undefined,
  { slug, upload: { key } }: { slug: string; upload: Upload },
  { name, attachment }: AttachmentArrival,
  now: Date,
): Ruling {
  const attachments = { ...current?.attachments, [name]: attachment };
  const all = Object.values(attachments);
  const bytes = all.reduce((sum, each) => sum + each.bytes, 0);
  if (all.length > maxAttachments || bytes > maxAttachmentsBytes) {
    throw new Rejection(
      'TooManyAttachments',
      `With it "${slug}" has ${all.length} attachments of ${bytes} bytes; the limits are ${maxAttachments} and ${maxAttachmentsBytes}.`,
    );
  }
  const names = Object.keys(attachments).reduce((sum, each) => sum + utf8Length(each), 0);
  if (names > maxAttachmentNamesBytes) {
    throw new Rejection(
      'TooManyAttachments',
      `With it the names of the attachments of "${slug}" have ${names} bytes together; the limit is ${maxAttachmentNamesBytes}.`,
    );
  }
  return current?.source === undefined
    ? waitForSource(current, key, { attachments }, 'attachment')
    : withInputs(current, current.source, key, { attachments }, 'attachment', now);
}

/** Withdraws only the file; the text stays. */
export function attachmentRemoved(current: ReleaseRecord, key: string, name: string, now: Date): Ruling {
  const { [name]: _, ...attachments } = current.attachments ?? {};
  return without(current, key, { attachments }, 'attachment', now);
}

/** The next revision of the same source, with other files beside it. */
function withInputs(
  current: ReleaseRecord,
  source: NonNullable<ReleaseRecord['source']>,
  key: string,
  changes: Beside,
  kind: Kind,
  now: Date,
): Ruling {
  const { newest } = current;
  const beside = { ...current, ...changes };
  const embargo = embargoOf(newest, now);
  const translations = matchingTranslations(beside, current.extension);
  const fingerprint = combinedFingerprint(source, translations, beside.attachments);
  // A file in another format than the source's changes nothing that is published, but it is there, or gone.
  if (isUnchanged(newest, fingerprint, embargo, now)) return { outcome: 'unchanged', changes };
  return {
    outcome: 'registered',
    changes,
    revision: {
      kind,
      fingerprint,
      sourceFingerprint: source.fingerprint,
      ...attachmentsFingerprint(beside.attachments),
      also: waitingBeside(current, key),
      // The source's hold also holds the files beside it.
      ...(newest.state === 'held' && newest.hold !== undefined && newest.sourceFingerprint === source.fingerprint
        ? { state: 'held', hold: newest.hold }
        : { state: 'under-way' }),
      ...defined({ embargo }),
    },
  };
}

/** Keeps a file that arrived before its source; it and earlier ones wait for it. */
function waitForSource(current: ReleaseRecord | undefined, key: string, changes: Beside, kind: Kind): Ruling {
  const waits = kind === 'translation' ? 'translates' : 'belongs to';
  const hold = reportedError('SourceMissing', `"${key}" ${waits} a source document that has not been uploaded.`);
  const there = inputsBeside({ ...current, ...changes });
  const also = waitingBeside(current, key).filter((upload) => there.some((one) => sameUpload(one.upload, upload)));
  return { outcome: 'registered', changes, revision: { kind, fingerprint: '', state: 'held', hold, also } };
}

/** Removes a file. If the source is missing, the remaining files keep waiting. */
function without(current: ReleaseRecord, key: string, changes: Beside, kind: Kind, now: Date): Ruling {
  if (current.source !== undefined) return withInputs(current, current.source, key, changes, kind, now);
  if (inputsBeside({ ...current, ...changes }).length > 0) return waitForSource(current, key, changes, kind);
  return {
    outcome: 'registered',
    changes,
    revision: { kind: 'deletion', fingerprint: '', state: 'withdrawn', also: [] },
  };
}

function waitingBeside(current: ReleaseRecord | undefined, key: string): Upload[] {
  return waitingFor(current).filter((upload) => upload.key !== key);
}
