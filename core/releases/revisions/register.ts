import { Rejection, type ReportedError } from '../../../contracts/failures.ts';
import type { Upload } from '../../../contracts/report.ts';
import type { TermListReference } from '../../../contracts/terminology.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import type { KeptValues, RememberedOptions } from '../options/remembered.ts';
import {
  attachmentsFingerprint,
  combinedFingerprint,
  except,
  fits,
  isOlder,
  sameUpload,
  seenWith,
  takenUp,
  translationsOf,
  withBeside,
  withSource,
} from './inputs.ts';
import { registerAttachment, removeAttachment } from './register-attachment.ts';
import { registerTranslation, removeTranslation } from './register-translation.ts';
import { registered } from './registered.ts';
import type { AttachmentInput, ReleaseRecord, Revision, SourceInput, TranslationInput } from './release-record.ts';

/** An upload that was read and understood, or a deletion. */
export interface Arrival {
  slug: string;
  upload: Upload;
  execution: string;
  content: SourceArrival | TranslationArrival | AttachmentArrival | UnnamedArrival | { kind: 'deletion' };
}

/** A file of which nobody knows what it is to a release: it waits until somebody says. */
interface UnnamedArrival {
  kind: 'unnamed';
  hold: ReportedError;
}

export interface SourceArrival {
  kind: 'upload';
  extension: string;
  fingerprint: string;
  /** UTC: the embargo in force, if it lies ahead. */
  embargo?: string | undefined;
  /** Why it cannot go on as it is. */
  hold?: ReportedError | undefined;
  /** What the release remembers from now on. */
  options?: RememberedOptions | undefined;
  /** What it remembered, and this source goes by. */
  kept?: KeptValues | undefined;
  warnings?: Warning[] | undefined;
  /** The term list that is current now. */
  terms?: TermListReference | undefined;
  /** What is beside it, read again beside this source; as it was where this says nothing. */
  beside?: Pick<ReleaseRecord, 'translations' | 'unfinished'> | undefined;
}

export interface TranslationArrival {
  kind: 'translation';
  translation: TranslationInput;
}

export interface AttachmentArrival {
  kind: 'attachment';
  /** In its folder. */
  name: string;
  attachment: AttachmentInput;
}

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
  if (content.kind === 'unnamed') return registerUnnamed(current, arrival, content);
  return registerDeletion(current, arrival, now);
}

function registerSource(
  current: ReleaseRecord | undefined,
  arrival: Arrival,
  { extension, fingerprint, embargo, hold, terms, options, kept, warnings = [], beside }: SourceArrival,
  now: Date,
): Registration {
  if (current?.source !== undefined && current.extension !== extension) {
    throw new Rejection(
      'SlugTaken',
      `"${current.slug}" belongs to the .${current.extension} file "${current.source.upload.key}"; this is a .${extension} file.`,
    );
  }
  const remembered = isEmpty(options) ? {} : { options };
  const source: SourceInput = {
    upload: arrival.upload,
    fingerprint,
    ...(terms === undefined ? {} : { terms }),
    ...remembered,
    ...(warnings.length === 0 ? {} : { warnings }),
  };
  const newest = current?.newest;
  // Those that came before any source translate this one, as far as anybody can know.
  const known = Object.entries(translationsOf(beside ?? current)).map(([key, one]): [string, TranslationInput] => [
    key,
    one.translates === undefined && fits(one.extension, extension) ? { ...one, translates: arrival.upload } : one,
  ]);
  const texts = { translations: Object.fromEntries(known), unfinished: (beside ?? current)?.unfinished ?? {} };
  const translations = takenUp(texts, extension);
  const combined = combinedFingerprint(source, translations, current?.attachments);
  if (current?.source !== undefined && newest !== undefined && isUnchanged(newest, combined, embargo, now)) {
    // The same options may have been given in another way, such as by metadata now.
    const { options: _, ...same } = current.source;
    const record = { ...seen(current, arrival.upload), source: { ...same, ...remembered } };
    return { outcome: 'unchanged', newest, record: withBeside(record, texts) };
  }
  const waiting = waitingFor(current);
  const files = [...translations, ...Object.values(current?.attachments ?? {})];
  const also = files.map(({ upload }) => upload).filter((upload) => waiting.some((one) => sameUpload(one, upload)));
  return registered(current, arrival, {
    changes: {
      extension,
      source,
      sources: withSource(current?.sources, {
        upload: arrival.upload,
        revision: (newest?.revision ?? 0) + 1,
        ...(isEmpty(kept) ? {} : { kept }),
      }),
      ...texts,
    },
    revision: {
      kind: 'upload',
      fingerprint: combined,
      sourceFingerprint: fingerprint,
      ...attachmentsFingerprint(current?.attachments),
      also,
      ...(hold === undefined ? { state: 'under-way' } : { state: 'held', hold }),
      ...(embargo === undefined ? {} : { embargo }),
    },
  });
}

function registerUnnamed(current: ReleaseRecord | undefined, arrival: Arrival, { hold }: UnnamedArrival): Registration {
  const also = waitingFor(current).filter(({ key }) => key !== arrival.upload.key);
  return registered(current, arrival, {
    changes: {},
    revision: { kind: 'upload', fingerprint: '', state: 'held', hold, also },
  });
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
    return { outcome: 'superseded', record: withBeside(seen(current, arrival.upload), { unfinished }) };
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

function isEmpty(value: object | undefined): value is undefined {
  return value === undefined || Object.keys(value).length === 0;
}

/** The embargo that the release is under already. */
export function embargoOf(newest: Revision | undefined, now: Date): string | undefined {
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
