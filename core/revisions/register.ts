import { Rejection } from '../../contracts/failures.ts';
import type { Upload } from '../../contracts/report.ts';
import { compareSequencers } from '../../contracts/sequencer.ts';
import type { ReleaseRecord, Revision } from './release-record.ts';

/** An upload that was read and understood, or a deletion. */
export interface Arrival {
  slug: string;
  upload: Upload;
  execution: string;
  content: { kind: 'upload'; extension: string; fingerprint: string; embargo: Embargo } | { kind: 'deletion' };
}

/** What the options say: nothing (a held release keeps its embargo), lifted or past, or a time in UTC. */
export type Embargo = 'unsaid' | 'none' | { until: string };

export type Registration =
  | { outcome: 'registered'; record: ReleaseRecord; revision: Revision; replaced?: Revision }
  | { outcome: 'unchanged'; record: ReleaseRecord; newest: Revision }
  /** A newer event of the same key was here first. */
  | { outcome: 'superseded' };

/**
 * What an arrival makes of a release.
 *
 * @throws Rejection `SlugTaken`
 */
export function register(current: ReleaseRecord | undefined, arrival: Arrival, now: Date): Registration {
  const newest = current?.newest;
  if (newest !== undefined && isOlder(arrival.upload, newest.upload)) return { outcome: 'superseded' };
  if (arrival.content.kind === 'deletion' && newest !== undefined && newest.upload.key !== arrival.upload.key) {
    return { outcome: 'superseded' }; // another file is what is published
  }
  if (arrival.content.kind === 'deletion') return registered(current, arrival, deletion(current, arrival));

  const { extension, fingerprint } = arrival.content;
  if (current !== undefined && newest?.kind === 'upload' && current.extension !== extension) {
    throw new Rejection(
      'SlugTaken',
      `"${current.slug}" belongs to the .${current.extension} file "${newest.upload.key}"; this is a .${extension} file.`,
    );
  }
  const embargo = embargoOf(arrival.content.embargo, newest, now);
  if (current !== undefined && newest !== undefined && isUnchanged(newest, fingerprint, embargo, now)) {
    const upload = { ...newest.upload, sequencer: later(newest.upload, arrival.upload) };
    return {
      outcome: 'unchanged',
      newest,
      record: { ...current, tick: current.tick + 1, newest: { ...newest, upload } },
    };
  }
  return registered(current, arrival, {
    ...revisionOf(current, arrival),
    kind: 'upload',
    fingerprint,
    state: 'under-way',
    ...(embargo === undefined ? {} : { embargo }),
  });
}

function registered(current: ReleaseRecord | undefined, arrival: Arrival, revision: Revision): Registration {
  const extension = arrival.content.kind === 'upload' ? arrival.content.extension : current?.extension;
  const record: ReleaseRecord = {
    ...(current ?? { slug: arrival.slug, lastVersion: 0, tick: 0 }),
    tick: (current?.tick ?? 0) + 1,
    extension: extension ?? '',
    newest: revision,
    ...(revision.kind === 'deletion' ? { withdrawn: revision.revision } : {}),
  };
  return { outcome: 'registered', record, revision, ...(current === undefined ? {} : { replaced: current.newest }) };
}

function deletion(current: ReleaseRecord | undefined, arrival: Arrival): Revision {
  return { ...revisionOf(current, arrival), kind: 'deletion', fingerprint: '', state: 'withdrawn' };
}

function revisionOf(current: ReleaseRecord | undefined, { upload, execution }: Arrival) {
  return { revision: (current?.newest.revision ?? 0) + 1, upload, execution };
}

/** Only events of one key can be ordered; between two spellings of a name the one that arrives later is newer. */
function isOlder(upload: Upload, than: Upload): boolean {
  return upload.key === than.key && compareSequencers(upload.sequencer, than.sequencer) < 0;
}

function later(a: Upload, b: Upload): string {
  return a.key === b.key && compareSequencers(b.sequencer, a.sequencer) > 0 ? b.sequencer : a.sequencer;
}

/** A held release that is dropped again without the option keeps its embargo: forgetting a line must not publish it. */
function embargoOf(given: Embargo, newest: Revision | undefined, now: Date): string | undefined {
  if (given === 'none') return undefined;
  if (given !== 'unsaid') return given.until;
  return newest?.state === 'under-way' || newest?.state === 'failed' ? aheadOf(newest, now) : undefined;
}

/** The embargo that a revision still waits for. */
function aheadOf({ embargo }: Revision, now: Date): string | undefined {
  return embargo !== undefined && Date.parse(embargo) > now.getTime() ? embargo : undefined;
}

/** Published whole, or on its way with the same embargo. What failed, died or was withdrawn is done again. */
function isUnchanged(newest: Revision, fingerprint: string, embargo: string | undefined, now: Date): boolean {
  if (newest.fingerprint !== fingerprint || newest.died) return false;
  if (newest.state === 'published') return embargo === undefined;
  return newest.state === 'under-way' && aheadOf(newest, now) === embargo;
}
