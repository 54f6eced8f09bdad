import { humanMemory, translationMemory } from '../../aws/dynamodb/memories.ts';
import { currentTerms, termRecordsTable } from '../../aws/dynamodb/term-records.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import type { ConfiguredSettings } from '../../contracts/environment.ts';
import type { StoredTermList } from '../../contracts/terminology.ts';
import type { estimateDocument } from '../../core/translation/spend/estimate-document.ts';
import { isDenied } from '../denied.ts';
import type { Deployment } from '../deployment.ts';

type Memories = Parameters<typeof estimateDocument>[2];

/** The memory and term lists of a pipeline. */
export interface Remembered extends Memories {
  /** The current term list of a source language. */
  terms(language: string): Promise<StoredTermList | undefined>;
  /** Data that the caller may not read, so that it counts as empty. */
  readonly closed: ReadonlySet<Closed>;
}

type Closed = 'memory' | 'term lists';

/** For an estimate without a pipeline. */
export const nothing: Remembered = {
  memory: { lookup: async () => new Map() },
  human: { lookup: async () => new Map() },
  terms: async () => undefined,
  closed: new Set(),
};

/** Reads a deployed pipeline. Its memory holds texts under embargo, so that editors may not be allowed to read it. */
export function rememberedBy(
  { s3, dynamo, tables, workBucket }: Deployment,
  { sharedWords }: ConfiguredSettings,
): Remembered {
  const closed = new Set<Closed>();
  const ifOpen =
    <A extends unknown[], T>(what: Closed, read: (...args: A) => Promise<T>, instead: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      if (closed.has(what)) return instead(...args);
      try {
        return await read(...args);
      } catch (error) {
        if (!isDenied(error)) throw error;
        closed.add(what);
        return instead(...args);
      }
    };
  const machine = translationMemory(dynamo, tables.memory);
  const people = humanMemory(dynamo, { memory: tables.humanMemory, releases: tables.releases }, sharedWords);
  const records = termRecordsTable(dynamo, tables.releases);
  const work = objectStore(s3, workBucket);
  const readTerms = async (language: string) => {
    const current = await currentTerms(records, language);
    return current && (await work.getJson<StoredTermList>(current.key));
  };
  return {
    memory: { lookup: ifOpen('memory', machine.lookup, nothing.memory.lookup) },
    human: { lookup: ifOpen('memory', people.lookup, nothing.human.lookup) },
    terms: ifOpen('term lists', readTerms, nothing.terms),
    closed,
  };
}
