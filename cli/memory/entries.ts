import type { DynamoDBDocumentClient } from '../../aws/clients.ts';
import { allItems } from '../../aws/dynamodb/batches.ts';
import type { HumanItem, MemoryEntry, Teacher } from '../../core/translation/memory/entries.ts';
import { teachersOf } from '../../core/translation/memory/teachers.ts';
import type { Deployment } from '../deployment.ts';

/** An entry of either memory, with its key in its table. */
export type StoredEntry =
  | ({ kind: 'human' } & HumanItem & { key: string })
  | ({ kind: 'machine' } & MemoryEntry & { key: string });

/** The translations of an entry, the one in force first: one per file for people's entries, one for a machine's. */
export function entryTranslations(
  entry: StoredEntry,
): (Pick<StoredEntry, 'source' | 'target' | 'release'> & Partial<Teacher>)[] {
  if (entry.kind === 'machine') return [entry];
  return teachersOf(entry).map((teacher) => ({ ...teacher, source: entry.source }));
}

export interface Filter {
  /** Canonical tags. */
  from?: string | undefined;
  to?: string | undefined;
  kind?: StoredEntry['kind'] | undefined;
  /** Leaves out the entries that releases have for themselves, which repeat shared ones. */
  sharedOnly?: true;
}

/** All entries of the memories, people's first. Scans the tables: minutes for a memory of a million segments. */
export async function* entriesOf(
  { dynamo, tables }: Deployment,
  { from, to, kind, sharedOnly }: Filter,
): AsyncGenerator<StoredEntry> {
  const wanted = (entry: StoredEntry) =>
    (from === undefined || entry.sourceLanguage === from) && (to === undefined || entry.targetLanguage === to);
  if (kind !== 'machine') {
    for await (const each of scan(dynamo, tables.humanMemory)) {
      const entry = { kind: 'human', ...each } as StoredEntry;
      if (wanted(entry) && !(sharedOnly && each['own'])) yield entry;
    }
  }
  if (kind !== 'human') {
    for await (const each of scan(dynamo, tables.memory)) {
      const entry = { kind: 'machine', ...each } as StoredEntry;
      if (wanted(entry)) yield entry;
    }
  }
}

async function* scan(dynamo: DynamoDBDocumentClient, table: string): AsyncGenerator<Record<string, unknown>> {
  // Entries of an earlier version of the memory lack the source; lookups no longer find them.
  for await (const item of allItems(dynamo, table)) if (item['source'] !== undefined) yield item;
}
