import type { Upload } from '../../contracts/report.ts';
import type { HumanEntry } from '../../core/memory/index.ts';
import { contended } from '../shared/contended.ts';
import type { ImportServices } from './import-memory.ts';
import { claim, type ImportRecord } from './imports.ts';

export interface Bringing {
  upload: Upload;
  entries: ReadonlyMap<string, HumanEntry>;
  /** Key in the work bucket of the list of what is brought; absent where nothing is. */
  list?: string;
}

export type Brought = { outcome: 'brought'; imported: number; removed: number } | { outcome: 'superseded' };

const attempts = 24;

/**
 * Makes a file's pairs all that its name has in people's memory. May be repeated: the list of what is written
 * lies in the work bucket, and in the record, before anything is; what earlier files brought is removed after
 * it, so that no sentence is without its translation in between.
 */
export async function bringIn({ upload, entries, list }: Bringing, services: ImportServices): Promise<Brought> {
  const name = upload.key;
  const { work, table } = services;
  if (list !== undefined) await work.putJson(list, [...entries.keys()]);
  const record = await claimed(upload, list, services);
  if (record === 'superseded') return { outcome: 'superseded' };

  const put = await table.put({ name, record }, entries);
  if (put.outcome === 'outrun') return { outcome: 'superseded' };
  const older = record.lists.filter((each) => each !== list);
  const before = new Set((await Promise.all(older.map((each) => work.getJson<string[]>(each)))).flat());
  const gone = [...before].filter((key) => !entries.has(key));
  const removed = await table.remove({ name, record }, gone, upload.key);
  if (removed.outcome === 'outrun') return { outcome: 'superseded' };

  const rest: ImportRecord = { ...record, tick: record.tick + 1, lists: list === undefined ? [] : [list] };
  if (!(await table.replace(name, record, rest))) return { outcome: 'superseded' };
  await Promise.all(older.map((each) => work.delete(each)));
  return { outcome: 'brought', imported: put.written, removed: removed.written };
}

/** The record with this event as its newest. */
async function claimed(
  upload: Upload,
  list: string | undefined,
  { table }: ImportServices,
): Promise<ImportRecord | 'superseded'> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const current = await table.read(upload.key);
    const next = claim(current, upload, list);
    if (next === 'superseded' || (await table.replace(upload.key, current, next))) return next;
  }
  throw contended(`import of ${upload.key}`);
}
