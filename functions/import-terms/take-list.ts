import { Rejection } from '../../contracts/failures.ts';
import { workKeys } from '../../contracts/keys.ts';
import type { RetireList, StoredTermList, Term } from '../../contracts/terminology.ts';
import { contended } from '../../core/lib/retry-contended.ts';
import { engineCsv } from '../../core/translation/terminology/engine-lists.ts';
import { digestOf, listName, storedList } from '../../core/translation/terminology/term-list.ts';
import {
  adopt,
  claimTermList,
  overdue,
  type ProcessedArrival,
  seenBefore,
  type TermListArrival,
} from '../../core/translation/terminology/terminology-record.ts';
import { retireList } from './retire-list.ts';
import type { ImportTermsServices } from './services.ts';

/** The result for a list. `retire` is a list to delete a day later, when running translations no longer use it. */
export type Taking =
  | { what: 'taken'; taken: ProcessedArrival }
  /** Another execution handles this event, or has handled it. */
  | { what: 'duplicate' }
  | { what: 'superseded'; retire?: RetireList | undefined }
  | { what: 'rejected'; rejection: Rejection; retire?: RetireList | undefined };

/**
 * Enters a list in the record, imports it, and makes it current. If a step fails, the record says so, and the
 * import is repeated.
 *
 * @throws Rejection if another file is the list of this language
 */
export async function takeList(
  arrival: TermListArrival,
  terms: Term[],
  services: ImportTermsServices,
): Promise<Taking> {
  const before = seenAs(await services.records.read(arrival.source), arrival);
  if (before !== undefined) return before;

  const { list, retire } = await claimList(arrival, terms, services);
  try {
    await importInto(list, services);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return { what: 'rejected', rejection: error, retire };
  }
  const { name, sha256, lists } = list;
  const key = workKeys.terms(arrival.source, sha256);
  await services.work.putJson(key, list);

  const current = { name, key, sha256, lists: lists.map((each) => each.name), uploadKey: arrival.upload.key };
  return services.records.change<Taking>(arrival.source, (record) => {
    const seen = seenAs(record, arrival);
    if (seen !== undefined) return { result: seen.what === 'superseded' ? { ...seen, retire } : seen };
    const adopted = adopt(record, arrival, current, services.clock.now());
    if (adopted.outcome === 'lost') throw contended(`the term list ${name}`);
    return { result: { what: 'taken', taken: adopted.taken }, next: adopted.record };
  });
}

function seenAs(...[record, arrival]: Parameters<typeof seenBefore>): Taking | undefined {
  const seen = seenBefore(record, arrival);
  if (seen === 'older') return { what: 'superseded' };
  if (seen !== 'taken') return undefined;
  const { newest } = record ?? {};
  // The task was retried after it had recorded the event; the report may be missing.
  return newest?.execution === arrival.execution ? { what: 'taken', taken: newest } : { what: 'duplicate' };
}

/** Chooses the list's name, and deletes the remains of earlier lists: Amazon Translate has room for a hundred. */
async function claimList(
  arrival: TermListArrival,
  terms: Term[],
  services: ImportTermsServices,
): Promise<{ list: StoredTermList; retire: RetireList | undefined }> {
  const { records, clock, prefix } = services;
  const { source } = arrival;
  const sha256 = digestOf(source, terms);
  const listNamed = (name: string) => storedList(name, source, sha256, terms);
  const { name, tick, late } = await records.change(source, (record) => {
    const now = clock.now();
    const nameOf = (tick: number) => listName(prefix, source, sha256, tick);
    const claimed = claimTermList(record, arrival, { sha256, nameOf, listsOf: (each) => listNamed(each).lists }, now);
    return {
      result: { name: claimed.name, tick: claimed.record?.tick, late: record && overdue(record, now) },
      next: claimed.record,
    };
  });
  for (const list of late ?? []) await retireList(list, services);
  return { list: listNamed(name), retire: tick === undefined ? undefined : { source, name, tick } };
}

/**
 * Skips a list that is there already: importing it again would change nothing, and would take minutes to take
 * effect.
 */
async function importInto(list: StoredTermList, { engine }: ImportTermsServices): Promise<void> {
  for (const each of list.lists) {
    if (!(await engine.has(each.name))) await engine.import(each.name, engineCsv(list, each));
  }
}
