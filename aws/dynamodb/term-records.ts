import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TerminologyRecord } from '../../core/translation/terminology/terminology-record.ts';
import { versionedItems } from './versioned-item.ts';

/** The item `terminology` of `terminology/<source>` in the Releases table: one record a source language. */
export interface TermRecords {
  read(source: string): Promise<TerminologyRecord | undefined>;
  /**
   * Reads the record, lets `decide` say what it becomes, and writes that if nobody was faster; else
   * begins again.
   */
  change<T>(
    source: string,
    decide: (current: TerminologyRecord | undefined) => { result: T; next?: TerminologyRecord | undefined },
  ): Promise<T>;
}

export function termRecordsTable(dynamo: DynamoDBDocumentClient, table: string): TermRecords {
  const items = versionedItems(dynamo, table);
  const placeOf = (source: string) => ({ slug: `terminology/${source}`, item: 'terminology' });
  return {
    read: (source) => items.read(placeOf(source)),
    change: (source, decide) => items.change(placeOf(source), `the term list of ${source}`, decide),
  };
}
