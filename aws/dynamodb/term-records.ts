import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { locale } from '../../contracts/locales.ts';
import type { TermListReference } from '../../contracts/terminology.ts';
import type { RetryOptions } from '../../core/lib/retry-contended.ts';
import type { TerminologyRecord } from '../../core/translation/terminology/terminology-record.ts';
import { versionedItems } from './versioned-item.ts';

/** The item `terminology` of `terminology/<source>` in the Releases table: one record for each source language. */
export interface TermRecords {
  read(source: string): Promise<TerminologyRecord | undefined>;
  /**
   * Reads the record, calls `decide` for the next one, and writes that. Starts again if another writer was faster.
   */
  change<T>(
    source: string,
    decide: (current: TerminologyRecord | undefined) => { result: T; next?: TerminologyRecord | undefined },
  ): Promise<T>;
}

export function termRecordsTable(dynamo: DynamoDBDocumentClient, table: string, options?: RetryOptions): TermRecords {
  const items = versionedItems(dynamo, table, options);
  const placeOf = (source: string) => ({ slug: `terminology/${source}`, item: 'terminology' });
  return {
    read: (source) => items.read(placeOf(source)),
    change: (source, decide) => items.change(placeOf(source), `the term list of ${source}`, decide),
  };
}

/** Returns the current list of a source language: its own, or for a variant such as `en-GB` that of `en`. */
export async function currentTerms(
  records: Pick<TermRecords, 'read'>,
  language: string,
): Promise<TermListReference | undefined> {
  for (const tag of new Set([language, locale(locale(language).engineCode).tag])) {
    const current = (await records.read(tag))?.current;
    if (current !== undefined) return { name: current.name, key: current.key };
  }
  return undefined;
}
