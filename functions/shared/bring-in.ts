import type { ItemKey } from '../../aws/dynamodb/versioned-item.ts';
import type { WordsTable } from '../../aws/dynamodb/words-table.ts';
import type { Upload } from '../../contracts/report.ts';
import { defined } from '../../core/lib/defined.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { lostRace, retryContended } from '../../core/lib/retry-contended.ts';
import { type BroughtRecord, claimImport, type State } from '../../core/translation/memory/brought.ts';
import type { HumanEntry } from '../../core/translation/memory/entries.ts';

export interface Bringing {
  /** Key of the file's record. */
  place: ItemKey;
  upload: Upload;
  entries: ReadonlyMap<string, HumanEntry>;
  /** Key in the work bucket of the list of entries; absent if the list is empty. */
  list?: string | undefined;
  /** Only for a file of a release. */
  state?: State;
}

export type Brought = { outcome: 'brought'; imported: number; removed: number } | { outcome: 'superseded' };

export interface BringServices {
  work: Pick<ObjectStore, 'getJson' | 'putJson' | 'delete'>;
  words: WordsTable;
}

/**
 * Makes a file's pairs the only entries of its name in the human memory. May be repeated: first writes the list of
 * entries to the work bucket and names it in the record, then writes the entries. Removes earlier entries last, so
 * that no sentence loses its translation in between.
 */
export async function bringIn(bringing: Bringing, services: BringServices): Promise<Brought> {
  const { place, upload, entries, list, state } = bringing;
  const { work, words } = services;
  if (list !== undefined) await work.putJson(list, [...entries.keys()]);
  const record = await claimed(bringing, services);
  if (record === 'superseded') return { outcome: 'superseded' };

  const put = await words.put({ place, record }, entries);
  if (put.outcome === 'superseded') return { outcome: 'superseded' };
  const older = record.lists.filter((each) => each !== list);
  const before = new Set((await Promise.all(older.map((each) => work.getJson<string[]>(each)))).flat());
  const gone = [...before].filter((key) => !entries.has(key));
  const removed = await words.remove({ place, record }, gone, upload.key);
  if (removed.outcome === 'superseded') return { outcome: 'superseded' };

  const rest: BroughtRecord = {
    ...record,
    tick: record.tick + 1,
    lists: list === undefined ? [] : [list],
    ...defined({ done: state?.is }),
  };
  if (!(await words.replace(place, record, rest))) return { outcome: 'superseded' };
  await Promise.all(older.map((each) => work.delete(each)));
  return { outcome: 'brought', imported: put.written, removed: removed.written };
}

/** The record with this event as the newest. */
function claimed(bringing: Bringing, { words }: BringServices): Promise<BroughtRecord | 'superseded'> {
  const { place } = bringing;
  return retryContended("people's words", async () => {
    const current = await words.read(place);
    const next = claimImport(current, bringing);
    return next === 'superseded' || (await words.replace(place, current, next)) ? next : lostRace;
  });
}
