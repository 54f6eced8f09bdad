import type { ReportedError } from '../../../contracts/failures.ts';
import type { Upload } from '../../../contracts/report.ts';
import type { TermListReference } from '../../../contracts/terminology.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import type { KeptValues, RememberedOptions } from '../options/remembered.ts';
import type { AttachmentInput, ReleaseRecord, Revision, TranslationInput } from './release-record.ts';

/** An upload that was read, or a deletion. */
export interface Arrival {
  slug: string;
  upload: Upload;
  execution: string;
  content: SourceArrival | TranslationArrival | HeldArrival | AttachmentArrival | UnnamedArrival | { kind: 'deletion' };
}

/** A file whose role in the release is unknown: it waits until an editor decides. */
export interface UnnamedArrival {
  kind: 'unnamed';
  hold: ReportedError;
}

export interface SourceArrival {
  kind: 'upload';
  extension: string;
  fingerprint: string;
  /** UTC: the embargo in force, if in the future. */
  embargo?: string | undefined;
  /** The reason to hold it. */
  hold?: ReportedError | undefined;
  /** The options to remember from now on. */
  options?: RememberedOptions | undefined;
  /** The remembered options that this source uses. */
  kept?: KeptValues | undefined;
  warnings?: Warning[] | undefined;
  /** When somebody asked to translate it again, although it is the same. */
  republish?: string | undefined;
  /** The current term list. */
  terms?: TermListReference | undefined;
  /** The files beside it, read again with this source; if absent, they stay as they are. */
  beside?: Pick<ReleaseRecord, 'translations' | 'unfinished'> | undefined;
}

export interface TranslationArrival {
  kind: 'translation';
  translation: TranslationInput;
}

/** A translation that is not ready: it does not make a revision. */
export interface HeldArrival {
  kind: 'held';
  hold: ReportedError;
  /** The finished part of a review, for the human memory. */
  unfinished?: TranslationInput;
}

export interface AttachmentArrival {
  kind: 'attachment';
  /** Name in the release's folder. */
  name: string;
  attachment: AttachmentInput;
}

/**
 * The decision of a rule on an arrival: the next revision, or the reason why there is none, and the changes of the
 * record.
 */
export type Ruling =
  | { outcome: 'registered'; changes: RecordChanges; revision: NextRevision }
  | { outcome: 'unchanged' | 'superseded' | 'removed'; changes: RecordChanges }
  | { outcome: 'held'; changes: RecordChanges; hold: ReportedError };

export type RecordChanges = Pick<ReleaseRecord, 'translations' | 'unfinished' | 'attachments' | 'source'> &
  Partial<Pick<ReleaseRecord, 'extension' | 'sources' | 'withdrawn'>>;

/** The fields of a revision that the arrival itself does not give. */
export type NextRevision = Omit<Revision, 'number' | 'upload' | 'execution' | 'also'> & {
  also: NonNullable<Revision['also']>;
};

export type Registration =
  | { outcome: 'registered'; record: ReleaseRecord; revision: Revision; replaced?: Revision }
  | { outcome: 'unchanged'; record: ReleaseRecord; newest: Revision }
  /** A newer event of the same key came first; or, if `record` is set, the release is made from another file. */
  | { outcome: 'superseded'; record?: ReleaseRecord }
  /** A file was deleted that no revision included. */
  | { outcome: 'removed'; record: ReleaseRecord }
  /** It waits without a revision; `record` is absent if the release does not exist yet. */
  | { outcome: 'held'; record?: ReleaseRecord; hold: ReportedError };
