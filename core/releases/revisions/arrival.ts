import type { ReportedError } from '../../../contracts/failures.ts';
import type { Upload } from '../../../contracts/report.ts';
import type { TermListReference } from '../../../contracts/terminology.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import type { KeptValues, RememberedOptions } from '../options/remembered.ts';
import type { AttachmentInput, ReleaseRecord, Revision, TranslationInput } from './release-record.ts';

/** An upload that was read and understood, or a deletion. */
export interface Arrival {
  slug: string;
  upload: Upload;
  execution: string;
  content: SourceArrival | TranslationArrival | HeldArrival | AttachmentArrival | UnnamedArrival | { kind: 'deletion' };
}

/** A file of which nobody knows what it is to a release: it waits until somebody says. */
export interface UnnamedArrival {
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

/** A translation that is not ready: no revision comes of it. */
export interface HeldArrival {
  kind: 'held';
  hold: ReportedError;
  /** A review whose finished part is for the human memory. */
  unfinished?: TranslationInput;
}

export interface AttachmentArrival {
  kind: 'attachment';
  /** In its folder. */
  name: string;
  attachment: AttachmentInput;
}

/** What a rule says of an arrival: the next revision, or why there is none, and what changes in the record. */
export type Ruling =
  | { outcome: 'registered'; changes: RecordChanges; revision: NextRevision }
  | { outcome: 'unchanged' | 'superseded' | 'removed'; changes: RecordChanges }
  | { outcome: 'held'; changes: RecordChanges; hold: ReportedError };

export type RecordChanges = Pick<ReleaseRecord, 'translations' | 'unfinished' | 'attachments' | 'source'> &
  Partial<Pick<ReleaseRecord, 'extension' | 'sources' | 'withdrawn'>>;

/** A revision as far as the arrival itself does not tell it. */
export type NextRevision = Omit<Revision, 'revision' | 'upload' | 'execution' | 'also'> & {
  also: NonNullable<Revision['also']>;
};

export type Registration =
  | { outcome: 'registered'; record: ReleaseRecord; revision: Revision; replaced?: Revision }
  | { outcome: 'unchanged'; record: ReleaseRecord; newest: Revision }
  /** A newer event of the same key was here first; or, with a record, another file is what the release is made of. */
  | { outcome: 'superseded'; record?: ReleaseRecord }
  /** A file is gone that no revision was made of. */
  | { outcome: 'removed'; record: ReleaseRecord }
  /** It waits without a revision; without a record nothing of its release is here. */
  | { outcome: 'held'; record?: ReleaseRecord; hold: ReportedError };
