import { Rejection } from '../../../contracts/failures.ts';
import { retireAfterHours } from '../../../contracts/limits.ts';
import type { Upload } from '../../../contracts/report.ts';
import { compareSequencers } from '../../../contracts/sequencer.ts';
import type { EngineList, RetireList, TermListReference } from '../../../contracts/terminology.ts';

/**
 * What is known of one source language's term list, as one record that every change replaces as a
 * whole, on the condition that nobody else changed it meanwhile. The functions here are pure: they say
 * what the record becomes.
 *
 * A list is in Amazon Translate before it is current, and after it was: `spare` holds those that are
 * there, or may be, and that nothing new is translated with. Whatever dies on the way, no list is
 * forgotten there, and none that is current is deleted.
 */
export interface TerminologyRecord {
  /** Canonical tag. */
  source: string;
  /** Counts the changes of this record; the condition of every write. */
  tick: number;
  /** The newest upload or deletion that was taken. */
  newest?: Taken;
  current?: CurrentList;
  spare: SpareList[];
}

export interface Taken {
  upload: Upload;
  /** The execution that took it, which may be tried again. */
  execution: string;
  outcome: 'imported' | 'unchanged' | 'withdrawn';
  /** The list whose place it took. */
  replaced?: RetireList;
}

export interface CurrentList extends TermListReference {
  sha256: string;
  /** Names in Amazon Translate. */
  lists: string[];
  /** The file that it comes from. */
  uploadKey: string;
}

interface SpareList {
  name: string;
  sha256: string;
  lists: string[];
  /** RFC 3339: since when nothing new is translated with it. */
  at: string;
  /** Changes of the record until then: tells one time of being spare from the next. */
  tick: number;
  /** Is being deleted, perhaps by several at once, and must not become current again. */
  deleting?: boolean;
}

export interface Arrival {
  source: string;
  upload: Upload;
  execution: string;
}

/** What became of an event before: taken by this execution or another, or newer ones were taken. */
export function seenBefore(record: TerminologyRecord | undefined, { upload }: Arrival): 'taken' | 'older' | undefined {
  const taken = record?.newest?.upload;
  if (taken === undefined || taken.key !== upload.key) return undefined;
  if (taken.versionId === upload.versionId) return 'taken';
  return compareSequencers(upload.sequencer, taken.sequencer) < 0 ? 'older' : undefined;
}

/**
 * Before a list is imported: enters it as spare, so that it is known whatever happens next. A list that
 * is there is taken up again, unless its deletion has begun. Any other has a name that no list had before:
 * a deletion that is slow, or a second one, never meets it.
 *
 * @param nameOf the list's name, by the tick that it is first entered with
 * @param listsOf what Amazon Translate is to hold of it, by its name
 * @throws Rejection `SlugTaken` where another file is the list of this language
 */
export function claim(
  record: TerminologyRecord | undefined,
  { source, upload }: Arrival,
  {
    sha256,
    nameOf,
    listsOf,
  }: { sha256: string; nameOf: (tick: number) => string; listsOf: (name: string) => EngineList[] },
  now: Date,
): { name: string; record?: TerminologyRecord } {
  const before = record ?? { source, tick: 0, spare: [] };
  const { current } = before;
  if (current !== undefined && current.uploadKey !== upload.key) {
    throw new Rejection(
      'SlugTaken',
      `The terms of "${source}" come from "${current.uploadKey}"; this is "${upload.key}".`,
    );
  }
  if (current?.sha256 === sha256) return { name: current.name };
  const spare = before.spare.find((list) => list.sha256 === sha256 && !list.deleting);
  const name = spare?.name ?? nameOf(before.tick + 1);
  return { name, record: withSpare(before, { name, sha256, lists: namesOf(listsOf(name)) }, now) };
}

export type Adoption =
  | { outcome: 'adopted'; record: TerminologyRecord; taken: Taken }
  /** The list is not there any more; begin again. */
  | { outcome: 'lost' };

/** Once a list is imported: makes it the current one. */
export function adopt(
  record: TerminologyRecord | undefined,
  { source, upload, execution }: Arrival,
  list: CurrentList,
  now: Date,
): Adoption {
  if (record === undefined) return { outcome: 'lost' };
  const isCurrent = record.current?.name === list.name;
  const isSpare = record.spare.some(({ name, deleting }) => name === list.name && !deleting);
  if (!isCurrent && !isSpare) return { outcome: 'lost' };
  const old = isCurrent ? undefined : record.current;
  const without = { ...record, spare: record.spare.filter(({ name }) => name !== list.name) };
  const kept = old === undefined ? { ...without, tick: record.tick + 1 } : withSpare(without, old, now);
  const taken: Taken = {
    upload,
    execution,
    outcome: isCurrent ? 'unchanged' : 'imported',
    ...(old === undefined ? {} : { replaced: { source, name: old.name, tick: kept.tick } }),
  };
  return { outcome: 'adopted', record: { ...kept, current: list, newest: taken }, taken };
}

/** The file was deleted: nothing new is translated with its list. Undefined where that is no list's. */
export function withdraw(
  record: TerminologyRecord | undefined,
  { source, upload, execution }: Arrival,
  now: Date,
): { record: TerminologyRecord; taken: Taken } | undefined {
  if (record?.current === undefined || record.current.uploadKey !== upload.key) return undefined;
  const { current, ...rest } = record;
  const changed = withSpare(rest, current, now);
  const replaced = { source, name: current.name, tick: changed.tick };
  const taken: Taken = { upload, execution, outcome: 'withdrawn', replaced };
  return { record: { ...changed, newest: taken }, taken };
}

/** Marks a spare list as being deleted; undefined where it was used again since, or is gone. */
export function beginRetiring(
  record: TerminologyRecord | undefined,
  { name, tick }: RetireList,
): { record: TerminologyRecord; lists: string[] } | undefined {
  const spare = record?.spare.find((list) => list.name === name && list.tick === tick);
  if (record === undefined || spare === undefined) return undefined;
  const others = record.spare.filter((list) => list !== spare);
  return {
    record: { ...record, tick: record.tick + 1, spare: [...others, { ...spare, deleting: true }] },
    lists: spare.lists,
  };
}

export function endRetiring(record: TerminologyRecord, { name, tick }: RetireList): TerminologyRecord {
  return {
    ...record,
    tick: record.tick + 1,
    spare: record.spare.filter((list) => list.name !== name || list.tick !== tick),
  };
}

/** Spare lists that nothing under way uses any more, and those whose deletion did not come to its end. */
export function overdue({ source, spare }: TerminologyRecord, now: Date): RetireList[] {
  const before = now.getTime() - retireAfterHours * 3_600_000;
  return spare
    .filter(({ at, deleting }) => deleting || Date.parse(at) <= before)
    .map(({ name, tick }) => ({ source, name, tick }));
}

function withSpare(
  record: TerminologyRecord,
  { name, sha256, lists }: Pick<SpareList, 'name' | 'sha256' | 'lists'>,
  now: Date,
): TerminologyRecord {
  const tick = record.tick + 1;
  const others = record.spare.filter((spare) => spare.name !== name);
  return { ...record, tick, spare: [...others, { name, sha256, lists, at: now.toISOString(), tick }] };
}

function namesOf(lists: readonly EngineList[]): string[] {
  return lists.map(({ name }) => name);
}
