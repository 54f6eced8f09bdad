import { Rejection, type ReportedError } from '../../contracts/failures.ts';
import type { Upload } from '../../contracts/report.ts';
import type { TermListReference } from '../../contracts/terminology.ts';
import {
  attachmentsFingerprint,
  combinedFingerprint,
  fits,
  isOlder,
  sameUpload,
  seenWith,
  takenUp,
  withSource,
} from './inputs.ts';
import { registerAttachment, removeAttachment } from './register-attachment.ts';
import { registerTranslation, removeTranslation } from './register-translation.ts';
import { registered } from './registered.ts';
import type { AttachmentInput, ReleaseRecord, Revision, TranslationInput } from './release-record.ts';

/** An upload that was read and understood, or a deletion. */
export interface Arrival {
  slug: string;
  upload: Upload;
  execution: string;
  content: SourceArrival | TranslationArrival | AttachmentArrival | { kind: 'deletion' };
}

export interface SourceArrival {
  kind: 'upload';
  extension: string;
  fingerprint: string;
  embargo: Embargo;
  /** Why it cannot go on as it is, unless it keeps an embargo. */
  hold?: ReportedError | undefined;
  /** The term list that is current now. */
  terms?: TermListReference | undefined;
}

export interface TranslationArrival {
  kind: 'translation';
  language: string;
  translation: TranslationInput;
}

export interface AttachmentArrival {
  kind: 'attachment';
  /** In its folder. */
  name: string;
  attachment: AttachmentInput;
}

/** What the options say: nothing (a held release keeps its embargo), lifted or past, or a time in UTC. */
export type Embargo = 'unsaid' | 'none' | { until: string };

export type Registration =
  | { outcome: 'registered'; record: ReleaseRecord; revision: Revision; replaced?: Revision }
  | { outcome: 'unchanged'; record: ReleaseRecord; newest: Revision }
  /** A newer event of the same key was here first; or, with a record, another file is what the release is made of. */
  | { outcome: 'superseded'; record?: ReleaseRecord };

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
  return registerDeletion(current, arrival, now);
}

function registerSource(
  current: ReleaseRecord | undefined,
  arrival: Arrival,
  { extension, fingerprint, embargo: said, hold, terms }: SourceArrival,
  now: Date,
): Registration {
  if (current?.source !== undefined && current.extension !== extension) {
    throw new Rejection(
      'SlugTaken',
      `"${current.slug}" belongs to the .${current.extension} file "${current.source.upload.key}"; this is a .${extension} file.`,
    );
  }
  const source = { upload: arrival.upload, fingerprint, ...(terms === undefined ? {} : { terms }) };
  const newest = current?.newest;
  const embargo = embargoOf(said, newest, now);
  // Those that came before any source translate this one, as far as anybody can know.
  const known = Object.entries(current?.translations ?? {}).map(([language, one]): [string, TranslationInput] => [
    language,
    one.translates === undefined && fits(one.extension, extension) ? { ...one, translates: arrival.upload } : one,
  ]);
  const translations = takenUp(Object.fromEntries(known), extension);
  const combined = combinedFingerprint(source, translations, current?.attachments);
  if (current?.source !== undefined && newest !== undefined && isUnchanged(newest, combined, embargo, now)) {
    return { outcome: 'unchanged', newest, record: seen(current, arrival.upload) };
  }
  const waiting = waitingFor(current);
  const beside = [...translations.map(([, one]) => one), ...Object.values(current?.attachments ?? {})];
  const also = beside.map(({ upload }) => upload).filter((upload) => waiting.some((one) => sameUpload(one, upload)));
  return registered(current, arrival, {
    changes: {
      extension,
      source,
      sources: withSource(current?.sources, { upload: arrival.upload, revision: (newest?.revision ?? 0) + 1 }),
      translations: Object.fromEntries(known),
    },
    revision: {
      kind: 'upload',
      fingerprint: combined,
      sourceFingerprint: fingerprint,
      ...attachmentsFingerprint(current?.attachments),
      also,
      // An embargo that is kept says until when already.
      ...(hold === undefined || embargo !== undefined ? { state: 'under-way' } : { state: 'held', hold }),
      ...(embargo === undefined ? {} : { embargo }),
    },
  });
}

function registerDeletion(current: ReleaseRecord | undefined, arrival: Arrival, now: Date): Registration {
  const { key } = arrival.upload;
  const translated = Object.entries(current?.translations ?? {}).find(([, { upload }]) => upload.key === key);
  if (current !== undefined && translated !== undefined) return removeTranslation(current, arrival, translated[0], now);
  const attached = Object.entries(current?.attachments ?? {}).find(([, { upload }]) => upload.key === key);
  if (current !== undefined && attached !== undefined) return removeAttachment(current, arrival, attached[0], now);
  if (current !== undefined && !isSourceKey(current, key)) {
    return { outcome: 'superseded', record: seen(current, arrival.upload) }; // its late upload is older than this
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

export function seen(current: ReleaseRecord, upload: Upload): ReleaseRecord {
  return { ...current, tick: current.tick + 1, sequencers: seenWith(current, upload) };
}

/** Uploads whose reports are not the last word yet: the newest revision has not ended, or a language of it awaits its review. */
export function waitingFor(current: ReleaseRecord | undefined): Upload[] {
  const newest = current?.newest;
  if (newest === undefined || newest.kind === 'deletion') return [];
  const { committed } = current ?? {};
  const awaitsReview = committed?.revision === newest.revision && committed.awaitsReview === true;
  const waits = newest.state === 'under-way' || newest.state === 'held' || awaitsReview;
  return waits ? [newest.upload, ...(newest.also ?? [])] : [];
}

/** A held release that is dropped again without the option keeps its embargo: forgetting a line must not publish it. */
export function embargoOf(given: Embargo, newest: Revision | undefined, now: Date): string | undefined {
  if (given === 'none') return undefined;
  if (given !== 'unsaid') return given.until;
  const waits = newest?.state === 'under-way' || newest?.state === 'failed' || newest?.state === 'held';
  return waits ? aheadOf(newest, now) : undefined;
}

/** The embargo that a revision still waits for. */
function aheadOf({ embargo }: Revision, now: Date): string | undefined {
  return embargo !== undefined && Date.parse(embargo) > now.getTime() ? embargo : undefined;
}

/** Published whole, or on its way with the same embargo. What failed, died, is held or was withdrawn is done again. */
export function isUnchanged(newest: Revision, fingerprint: string, embargo: string | undefined, now: Date): boolean {
  if (newest.fingerprint !== fingerprint || newest.died) return false;
  if (newest.state === 'published') return embargo === undefined;
  return newest.state === 'under-way' && aheadOf(newest, now) === embargo;
}
