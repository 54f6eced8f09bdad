import { type ImportTermsResult, isPermanent, schema } from '../../contracts/messages.ts';
import { readTerminologyKey } from '../../core/releases/uploads/terminology-key.ts';
import {
  type ProcessedArrival,
  seenBefore,
  withdrawTermList,
} from '../../core/translation/terminology/terminology-record.ts';
import { emptyReport } from '../shared/reports.ts';
import type { ImportTermsServices, TermsEvent } from './services.ts';

/** Stops using the list of a deleted file. Undefined if the file was not a list's, or still exists. */
export async function withdrawList(
  { upload, event, execution }: TermsEvent,
  { records, uploads, report, clock }: ImportTermsServices,
): Promise<ImportTermsResult | undefined> {
  const source = sourceOf(upload.key);
  if (source === undefined) return undefined;
  // An old version was deleted permanently; the file still exists.
  if (isPermanent(event.detail) && (await uploads.newest(upload.key)) !== undefined) return undefined;
  const arrival = { source, upload, execution };
  const taken = await records.change<ProcessedArrival | undefined>(source, (record) => {
    const seen = seenBefore(record, arrival);
    if (seen === 'taken') return { result: record?.newest?.execution === execution ? record.newest : undefined };
    const withdrawn = seen === 'older' ? undefined : withdrawTermList(record, arrival, clock.now());
    return { result: withdrawn?.taken, next: withdrawn?.record };
  });
  if (taken === undefined) return undefined;
  await report(emptyReport('withdrawn', upload, clock));
  return { schema, outcome: 'withdrawn', ...(taken.replaced && { retire: taken.replaced }) };
}

function sourceOf(key: string): string | undefined {
  try {
    return readTerminologyKey(key).source;
  } catch {
    return undefined; // the upload was rejected
  }
}
