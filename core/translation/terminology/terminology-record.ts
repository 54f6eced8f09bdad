import { Rejection } from '../../../contracts/failures.ts';
import { retireAfterHours } from '../../../contracts/limits.ts';
import type { Upload } from '../../../contracts/report.ts';
import { compareSequencers } from '../../../contracts/sequencer.ts';
import type { EngineList, RetireList, TermListReference } from '../../../contracts/terminology.ts';

/**
 * State of one source language's term list. Every change replaces the record as a whole, on condition that it has not
 * changed meanwhile. The functions here are pure: they return the next record.
 *
 * A list is in Amazon Translate before it becomes current, and remains there afterwards: `spare` names lists that are
 * there, or may be, but are not used for new translations. If an execution dies midway, the record still names its
 * lists, and the current one is not deleted.
 */
export interface TerminologyRecord {
  /** Canonical tag. */
  source: string;
  /** Counts the record's changes; every write is conditional on it. */
  tick: number;
  /** The newest upload or deletion that was taken. */
  newest?: ProcessedArrival;
  current?: CurrentList;
  spare: SpareList[];
}

export interface ProcessedArrival {
  upload: Upload;
  /** The execution that took it, which may be retried. */
  execution: string;
  outcome: 'imported' | 'unchanged' | 'withdrawn';
  /** The list that it replaced. */
  replaced?: RetireList;
}

export interface CurrentList extends TermListReference {
  sha256: string;
  /** Names in Amazon Translate. */
  lists: string[];
  /** Key of the file that it comes from. */
  uploadKey: string;
}

interface SpareList {
  name: string;
  sha256: string;
  lists: string[];
  /** RFC 3339: not used for new translations since then. */
  at: string;
  /** The record's tick at that moment: identifies this time of being spare. */
  tick: number;
  /** Its deletion has begun, perhaps by several executions; it must not become current again. */
  deleting?: boolean;
}

export interface TermListArrival {
  source: string;
  upload: Upload;
  execution: string;
}

/** Whether an event was handled before: `taken` by this execution or another, or `older` than one that was. */
export function seenBefore(
  record: TerminologyRecord | undefined,
  { upload }: TermListArrival,
): 'taken' | 'older' | undefined {
  const taken = record?.newest?.upload;
  if (taken === undefined || taken.key !== upload.key) return undefined;
  if (taken.versionId === upload.versionId) return 'taken';
  return compareSequencers(upload.sequencer, taken.sequencer) < 0 ? 'older' : undefined;
}

/**
 * Enters a list as spare before its import, so that the record knows it in any case. Reuses a list with the same
 * terms, unless its deletion has begun. Any other list gets a name that was never used, so that a slow or repeated
 * deletion cannot hit it.
 *
 * @param nameOf the list's name, by the tick of its first entry
 * @param listsOf the lists for Amazon Translate, by that name
 * @throws Rejection `SlugTaken` if this language's list comes from another file
 */
export function claimTermList(
  record: TerminologyRecord | undefined,
  { source, upload }: TermListArrival,
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
  | { outcome: 'adopted'; record: TerminologyRecord; taken: ProcessedArrival }
  /** The list is gone; begin again. */
  | { outcome: 'lost' };

/** Makes a list current after its import. */
export function adopt(
  record: TerminologyRecord | undefined,
  { source, upload, execution }: TermListArrival,
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
  const taken: ProcessedArrival = {
    upload,
    execution,
    outcome: isCurrent ? 'unchanged' : 'imported',
    ...(old === undefined ? {} : { replaced: { source, name: old.name, tick: kept.tick } }),
  };
  return { outcome: 'adopted', record: { ...kept, current: list, newest: taken }, taken };
}

/** Retires the current list after its file was deleted. Undefined if the file is not the current list's. */
export function withdrawTermList(
  record: TerminologyRecord | undefined,
  { source, upload, execution }: TermListArrival,
  now: Date,
): { record: TerminologyRecord; taken: ProcessedArrival } | undefined {
  if (record?.current === undefined || record.current.uploadKey !== upload.key) return undefined;
  const { current, ...rest } = record;
  const changed = withSpare(rest, current, now);
  const replaced = { source, name: current.name, tick: changed.tick };
  const taken: ProcessedArrival = { upload, execution, outcome: 'withdrawn', replaced };
  return { record: { ...changed, newest: taken }, taken };
}

/** Marks a spare list as being deleted; undefined if it has been used again since, or is gone. */
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

/** Returns spare lists that no running translation can still use, and those whose deletion did not finish. */
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
