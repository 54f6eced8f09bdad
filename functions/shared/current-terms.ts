import type { TermRecords } from '../../aws/dynamodb/term-records.ts';
import { locale } from '../../contracts/locales.ts';
import type { TermListReference } from '../../contracts/terminology.ts';

/** The list of a source language that is current now: its own, or for a variant such as `en-GB` that of `en`. */
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
