import { Rejection } from '../../contracts/failures.ts';
import { type IngestInput, type IngestResult, type ObjectEvent, schema } from '../../contracts/messages.ts';
import { own } from '../../contracts/own.ts';
import type { Upload } from '../../contracts/report.ts';
import { ReleaseFiles } from '../../core/releases/reading/release-files.ts';
import { mayHavePreview } from '../../core/releases/revisions/newest.ts';
import { classifyUpload } from '../../core/releases/uploads/classify-upload.ts';
import { republishOver } from '../../core/releases/uploads/republished.ts';
import { log } from '../shared/log.ts';
import { rejectUpload } from '../shared/reject-upload.ts';
import { dropped, identifyUpload } from '../shared/upload.ts';
import { readApproval } from './read-approval.ts';
import { type Arriving, readArriving } from './read-arriving.ts';
import { type Registered, registerOnce } from './register-once.ts';
import { respondToDeletion, respondToUpload } from './respond.ts';
import { saidOtherwise } from './said-otherwise.ts';
import type { IngestContext, IngestServices } from './services.ts';
import { updateHumanMemory } from './update-human-memory.ts';

/** Turns an S3 event into a release to translate, or into the report that says why there is none. */
export async function ingest({ event, ...run }: IngestInput, services: IngestServices): Promise<IngestResult> {
  const upload = await identifyUpload(event, services);
  const context = { ...services, run, files: new ReleaseFiles(services) };
  const result = upload === undefined ? ignored : await takeIn(upload, event, context);
  log('ingested', { outcome: result.outcome, execution: run.execution });
  return result;
}

const ignored: IngestResult = { schema, outcome: 'ignored' };

/** Classifies an upload or deletion, reads it, registers it as the release's next revision, and responds. */
async function takeIn(upload: Upload, event: ObjectEvent, context: IngestContext): Promise<IngestResult> {
  const { settings, releases: records, files } = context;
  let replaced: Pick<IngestResult, 'previewed'> = {};
  try {
    const isDeleted = event['detail-type'] === 'Object Deleted';
    const classified = await classifyUpload(upload, { settings, isDeleted, records, files });
    if (classified.kind === 'approval') return await takeApproved(upload, event, context);
    if (!isDeleted && 'slug' in classified && classified.kind !== 'attachment') {
      const read = await files.read(upload);
      const isMarked = read !== undefined && own(read.stored.metadata, republishOver) !== undefined;
      if (isMarked && (await saidOtherwise(read, classified.slug, context))) return { schema, outcome: 'superseded' };
    }
    const arriving = await readArriving(classified, upload, event.detail, context);
    if ('outcome' in arriving) return arriving;
    const registered = await registerOnce(upload, arriving, context);
    if (await replacedPreview(registered, context)) replaced = { previewed: registered.slug };
    // Human translations enter the memory before anything is translated, also if the release waits.
    const gone = arriving.kind === 'deletion' ? { upload, language: arriving.language } : undefined;
    if (mayHaveWords(arriving)) await updateHumanMemory(registered.record, context, gone);
    const respond = gone === undefined ? respondToUpload : respondToDeletion;
    return { ...(await respond(registered, upload, context)), ...replaced };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    await rejectUpload(upload, error, context);
    return { schema, outcome: 'rejected', ...replaced };
  }
}

/** Takes in the upload that an approval is for once more, as approved. */
async function takeApproved(approval: Upload, event: ObjectEvent, context: IngestContext): Promise<IngestResult> {
  const approved = await readApproval(approval, context);
  if (approved === undefined) return dropped(context);
  return takeIn(approved.upload, event, { ...context, approved });
}

/** Whether the upload replaced a revision that may have a preview, also if an earlier attempt registered it. */
async function replacedPreview(registered: Registered, { releases }: IngestContext): Promise<boolean> {
  if (registered.outcome === 'registered') {
    return registered.replaced !== undefined && mayHavePreview(registered.replaced);
  }
  if (registered.outcome !== 'duplicate' || registered.revision === undefined) return false;
  const replaced = await releases.revision(registered.slug, registered.revision.number - 1);
  return replaced !== undefined && mayHavePreview(replaced);
}

/** Whether it may bring a person's translations into the human memory. */
function mayHaveWords({ kind }: Arriving): boolean {
  return kind === 'source' || kind === 'translation' || kind === 'deletion';
}
