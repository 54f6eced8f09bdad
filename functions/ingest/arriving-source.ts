import { currentTerms } from '../../aws/dynamodb/term-records.ts';
import { type IngestResult, schema } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { besideNewSource } from '../../core/people/reading/beside-new-source.ts';
import type { ReleaseName } from '../../core/releases/reading/read-release.ts';
import { emptyReport } from '../shared/reports.ts';
import type { Arriving } from './arriving.ts';
import type { IngestContext } from './services.ts';

/**
 * The text of a release, or by its option `withdrawn` a withdrawal, which is Withdraw's to register. Undefined
 * where it is gone.
 *
 * @throws Rejection with what is wrong with it
 */
export async function arrivingSource(
  upload: Upload,
  name: ReleaseName,
  { files, terms, report, clock }: Pick<IngestContext, 'files' | 'terms' | 'report' | 'clock'>,
): Promise<Arriving | IngestResult | undefined> {
  const read = await files.read(upload);
  if (read === undefined) return undefined;
  const { slug } = name;
  const { withdrawn: reason } = read.options;
  if (reason !== undefined) return { schema, outcome: 'withdraw', withdraw: { slug, upload, reason } };
  return {
    slug,
    hasWords: true,
    contentOf: async (record) => {
      const { release, arrival } = files.arriving(read, name, record);
      const { document, options } = release.ingested;
      const current = await currentTerms(terms, document.language);
      const { beside, ended } = await besideNewSource({ upload, document }, record, files);
      // Before anything is registered: a function that dies after that does not come here again.
      for (const { upload: other, outcome, errors } of ended) {
        await report({
          ...emptyReport(outcome, other, clock),
          ...(outcome === 'held' ? { release: slug } : {}),
          errors: [...errors],
        });
      }
      return { content: { ...arrival, terms: current, beside }, options, told: ended.map((each) => each.upload) };
    },
  };
}
