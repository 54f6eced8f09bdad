import { type IngestResult, type ObjectEvent, schema } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import type { ClassifiedUpload } from '../../core/releases/uploads/classify-upload.ts';
import type { Arriving } from './arriving.ts';
import { arrivingAttachment } from './arriving-attachment.ts';
import { arrivingDeletion } from './arriving-deletion.ts';
import { arrivingSource } from './arriving-source.ts';
import { arrivingTranslation } from './arriving-translation.ts';
import { endWait } from './end-wait.ts';
import type { IngestContext } from './services.ts';

const ignored: IngestResult = { schema, outcome: 'ignored' };

/**
 * Reads an upload by what it is; or answers at once where nothing of it is registered here.
 *
 * @throws Rejection with what is wrong with it
 */
export async function readArriving(
  classified: ClassifiedUpload,
  upload: Upload,
  detail: ObjectEvent['detail'],
  context: IngestContext,
): Promise<Arriving | IngestResult> {
  if ('waitedAs' in classified) await endWait(classified.waitedAs, context);
  switch (classified.kind) {
    case 'ignored':
      return ignored;
    case 'term-list':
    case 'memory':
      throw new Error(`"${upload.key}" is not a release's; the state machine sends it to another function`);
    case 'unnamed': {
      const { slug, hold } = classified;
      return { slug, contentOf: async () => ({ content: { kind: 'unnamed', hold } }) };
    }
    case 'attachment':
      return (await arrivingAttachment(upload, classified, context)) ?? ignored;
    case 'source':
      return (await arrivingSource(upload, classified, context)) ?? ignored;
    case 'translation':
    case 'review':
      return (await arrivingTranslation(upload, classified, context)) ?? ignored;
    case 'deletion':
      return (await arrivingDeletion(upload, { slug: classified.slug, detail }, context)) ?? ignored;
  }
}
