import type { RetireList } from '../../contracts/terminology.ts';
import { beginRetiring, endRetiring } from '../../core/translation/terminology/terminology-record.ts';
import type { ImportTermsServices } from './services.ts';

/**
 * Deletes a list from Amazon Translate, unless it is current again. Marks it first: an import that needs it again
 * then takes another name, and a deletion that dies half-way is known. The execution that waited for it and the
 * next import may both do this at once.
 */
export async function retireList(
  list: RetireList,
  { records, engine }: Pick<ImportTermsServices, 'records' | 'engine'>,
): Promise<'retired' | 'kept'> {
  const lists = await records.change(list.source, (record) => {
    const begun = beginRetiring(record, list);
    return { result: begun?.lists, next: begun?.record };
  });
  if (lists === undefined) return 'kept';
  for (const name of lists) await engine.delete(name);
  await records.change(list.source, (record) => ({ result: undefined, next: record && endRetiring(record, list) }));
  return 'retired';
}
