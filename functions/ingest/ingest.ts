import { Rejection } from '../../contracts/failures.ts';
import { type IngestInput, type IngestResult, type ObjectEvent, schema } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { ReleaseFiles } from '../../core/releases/reading/release-files.ts';
import { type ClassifiedUpload, classifyUpload } from '../../core/releases/uploads/classify-upload.ts';
import { releaseOf } from '../../core/releases/uploads/release-of.ts';
import { identifyUpload } from '../shared/identify-upload.ts';
import { log } from '../shared/log.ts';
import { rejectUpload } from '../shared/reject-upload.ts';
import type { Arriving } from './arriving.ts';
import { arrivingAttachment } from './arriving-attachment.ts';
import { arrivingDeletion } from './arriving-deletion.ts';
import { arrivingSource } from './arriving-source.ts';
import { arrivingTranslation } from './arriving-translation.ts';
import { endWait } from './end-wait.ts';
import { registerOnce } from './register-once.ts';
import { respondToRegistration } from './respond-to-registration.ts';
import type { IngestContext, IngestServices } from './services.ts';
import { updateHumanMemory } from './update-human-memory.ts';

const ignored: IngestResult = { schema, outcome: 'ignored' };

/** From an S3 event to a release that can be translated, or to the report that says why there is none. */
export async function ingest({ event, ...run }: IngestInput, services: IngestServices): Promise<IngestResult> {
  const result = await ingestEvent(event, { ...services, run, files: new ReleaseFiles(services) });
  log('ingested', { outcome: result.outcome, execution: run.execution });
  return result;
}

async function ingestEvent(event: ObjectEvent, context: IngestContext): Promise<IngestResult> {
  const upload = await identifyUpload(event, context.uploads);
  if (upload === undefined) return ignored; // gone before it could be read; its deletion has an event of its own
  try {
    const classified = await classify(upload, event, context);
    const arriving = await readArriving(upload, classified, event, context);
    if ('outcome' in arriving) return arriving;
    const registered = await registerOnce(upload, arriving, context);
    // What people wrote is learned before anything is translated, also where the release waits.
    if (arriving.hasWords) await updateHumanMemory(registered.record, context, arriving.deleted);
    return await respondToRegistration(registered, upload, arriving, context);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    await rejectUpload(upload, error, context);
    return { schema, outcome: 'rejected' };
  }
}

type Classified = ClassifiedUpload | { kind: 'deletion'; slug: string };

async function classify(upload: Upload, event: ObjectEvent, context: IngestContext): Promise<Classified> {
  const { settings, clock, releases, files } = context;
  if (event['detail-type'] === 'Object Created') {
    const now = () => clock.now();
    return classifyUpload(upload.key, { settings, now, file: () => files.read(upload), records: releases });
  }
  const slug = await releaseOf(upload.key, settings, releases);
  return slug === undefined ? { kind: 'ignored' } : { kind: 'deletion', slug };
}

/** @throws Rejection with what is wrong with the upload */
async function readArriving(
  upload: Upload,
  classified: Classified,
  { detail }: ObjectEvent,
  context: IngestContext,
): Promise<Arriving | IngestResult> {
  if ('waitedAs' in classified) await endWait(classified.waitedAs, context);
  switch (classified.kind) {
    case 'ignored':
      return ignored;
    case 'term-list':
    case 'memory':
      throw new Error(`"${upload.key}" is not a release's; the state machine sends it to another function`);
    case 'attachment':
      return (await arrivingAttachment(upload, classified, context)) ?? ignored;
    case 'unnamed':
      return {
        slug: classified.slug,
        contentOf: async () => ({ content: { kind: 'unnamed', hold: classified.hold } }),
      };
    case 'source':
      return (await arrivingSource(upload, classified, context)) ?? ignored;
    case 'translation':
    case 'review':
      return (await arrivingTranslation(upload, classified, context)) ?? ignored;
    case 'deletion':
      return (await arrivingDeletion(upload, { slug: classified.slug, detail }, context)) ?? ignored;
  }
}
