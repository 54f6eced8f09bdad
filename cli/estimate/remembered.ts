import { humanMemory } from '../../aws/dynamodb/human-memory.ts';
import { translationMemory } from '../../aws/dynamodb/machine-memory.ts';
import { currentTerms, termRecordsTable } from '../../aws/dynamodb/term-records.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import type { StoredTermList } from '../../contracts/terminology.ts';
import type { estimateDocument } from '../../core/translation/spend/estimate-document.ts';
import type { Deployment } from '../deployment.ts';

type Memories = Parameters<typeof estimateDocument>[2];

/** What a pipeline translates with beside its configuration. */
export interface Remembered extends Memories {
  /** The term list of a source language that is current now. */
  terms(language: string): Promise<StoredTermList | undefined>;
  /** What the caller may not read, and what therefore counts as empty. */
  readonly closed: ReadonlySet<Closed>;
}

type Closed = 'memory' | 'term lists';

/** Of a pipeline that nobody asked. */
export const nothing: Remembered = {
  memory: { lookup: async () => new Map() },
  human: { lookup: async () => new Map() },
  terms: async () => undefined,
  closed: new Set(),
};

/** Of a deployed one. Its memory holds texts under embargo, so that not all who drop files may read it. */
export function rememberedBy({ s3, dynamo, tables, workBucket }: Deployment): Remembered {
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
  const people = humanMemory(dynamo, tables.humanMemory);
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

/** As DynamoDB and S3 call it. */
function isDenied(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AccessDeniedException' || error.name === 'AccessDenied');
}
