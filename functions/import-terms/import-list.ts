import { tooLarge } from '../../aws/translate/engine-terminologies.ts';
import { maxTerminologyBytes } from '../../contracts/limits.ts';
import { type ImportTermsResult, schema } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Term } from '../../contracts/terminology.ts';
import { charsetOf } from '../../core/documents/encoding/decode.ts';
import { decodeMetadata } from '../../core/releases/options/metadata.ts';
import { readTerminologyKey, type TerminologyKey } from '../../core/releases/uploads/terminology-key.ts';
import { readTerms } from '../../core/translation/terminology/read-terms.ts';
import { countsOf } from '../../core/translation/terminology/term-list.ts';
import { emptyReport } from '../shared/reports.ts';
import { dropped } from '../shared/upload.ts';
import { rejectList } from './reject-list.ts';
import type { ImportTermsServices, TermsEvent } from './services.ts';
import { takeList } from './take-list.ts';

/**
 * Makes an uploaded file the current list of its language. Undefined if another execution handles this event.
 *
 * @throws Rejection with the mistakes of the file
 */
export async function importList(
  { upload, execution }: TermsEvent,
  services: ImportTermsServices,
): Promise<ImportTermsResult | undefined> {
  const key = readTerminologyKey(upload.key);
  const terms = await readUpload(upload, key, services);
  if (terms === undefined) return dropped(services);
  const { source } = key;
  const result = await takeList({ source, upload, execution }, terms, services);
  switch (result.what) {
    case 'duplicate':
      return undefined;
    case 'rejected':
      return rejectList(upload, result.rejection, services, result.retire);
    case 'superseded':
      await services.report(emptyReport('superseded', upload, services.clock));
      return { schema, outcome: 'superseded', ...(result.retire && { retire: result.retire }) };
    case 'taken': {
      const { outcome, replaced } = result.taken;
      await services.report({
        ...emptyReport(outcome, upload, services.clock),
        terminology: countsOf(source, terms),
        ...(outcome === 'imported' ? { republish: `npm run republish -- --terms ${source}` } : {}),
      });
      return { schema, outcome, ...(replaced && { retire: replaced }) };
    }
  }
}

/** Reads exactly the uploaded version; undefined if it was deleted. */
async function readUpload(
  upload: Upload,
  key: TerminologyKey,
  { uploads }: ImportTermsServices,
): Promise<Term[] | undefined> {
  const object = await uploads.version(upload.key, upload.versionId);
  if (object === undefined) return undefined;
  if (object.bytes > maxTerminologyBytes) {
    object.discard();
    throw tooLarge(object.bytes);
  }
  const { charset } = object.metadata;
  return readTerms(await object.read(), {
    ...key,
    key: upload.key,
    charset: charset === undefined ? undefined : decodeMetadata(charset).trim(),
    contentTypeCharset: charsetOf(object.contentType),
  });
}
