import type { ItemKey } from '../../aws/dynamodb/versioned-item.ts';
import type { WordsTable } from '../../aws/dynamodb/words-table.ts';
import type { Upload } from '../../contracts/report.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { outrun, retryContended } from '../../core/lib/retry-contended.ts';
import { type BroughtRecord, claimImport, type State } from '../../core/translation/memory/brought.ts';
import type { HumanEntry } from '../../core/translation/memory/entries.ts';

export interface Bringing {
  /** Where the file's record is. */
  place: ItemKey;
  upload: Upload;
  entries: ReadonlyMap<string, HumanEntry>;
  /** Key in the work bucket of the list of what is brought; absent where nothing is. */
  list?: string | undefined;
  /** Of a release's file. */
  state?: State;
}

export type Brought = { outcome: 'brought'; imported: number; removed: number } | { outcome: 'superseded' };

export interface BringServices {
  work: Pick<ObjectStore, 'getJson' | 'putJson' | 'delete'>;
  words: WordsTable;
}

/**
 * Makes a file's pairs all that its name has in people's memory. May be repeated: the list of what is written
 * lies in the work bucket, and in the record, before anything is; what it said earlier is removed after
 * it, so that no sentence is without its translation in between.
 */
export async function bringIn(bringing: Bringing, services: BringServices): Promise<Brought> {
  const { place, upload, entries, list, state } = bringing;
  const { work, words } = services;
  if (list !== undefined) await work.putJson(list, [...entries.keys()]);
  const record = await claimed(bringing, services);
  if (record === 'superseded') return { outcome: 'superseded' };

  const put = await words.put({ place, record }, entries);
  if (put.outcome === 'outrun') return { outcome: 'superseded' };
  const older = record.lists.filter((each) => each !== list);
  const before = new Set((await Promise.all(older.map((each) => work.getJson<string[]>(each)))).flat());
  const gone = [...before].filter((key) => !entries.has(key));
  const removed = await words.remove({ place, record }, gone, upload.key);
  if (removed.outcome === 'outrun') return { outcome: 'superseded' };

  const rest: BroughtRecord = {
    ...record,
    tick: record.tick + 1,
    lists: list === undefined ? [] : [list],
    ...(state === undefined ? {} : { done: state.is }),
  };
  if (!(await words.replace(place, record, rest))) return { outcome: 'superseded' };
  await Promise.all(older.map((each) => work.delete(each)));
  return { outcome: 'brought', imported: put.written, removed: removed.written };
}

/** The record with this event as its newest. */
function claimed(bringing: Bringing, { words }: BringServices): Promise<BroughtRecord | 'superseded'> {
  const { place } = bringing;
  return retryContended(`people's words of ${bringing.upload.key}`, async () => {
    const current = await words.read(place);
    const next = claimImport(current, bringing);
    return next === 'superseded' || (await words.replace(place, current, next)) ? next : outrun;
  });
}
