import { publishKeys } from '../../contracts/keys.ts';
import { type IngestResult, schema } from '../../contracts/messages.ts';
import type { Report, Upload } from '../../contracts/report.ts';
import { inputsBeside, sameUpload } from '../../core/releases/revisions/inputs.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { emptyReport } from '../shared/empty-report.ts';
import { reportedLanguages } from '../shared/reported-languages.ts';
import type { Arriving } from './arriving.ts';
import type { Registered } from './register-once.ts';
import { reportHeld } from './report-held.ts';
import type { IngestContext } from './services.ts';
import { storeRevision } from './store-revision.ts';

const ignored: IngestResult = { schema, outcome: 'ignored' };

/** What becomes of an upload or a deletion once it is registered. */
export function respondToRegistration(
  registered: Registered,
  upload: Upload,
  { deleted }: Pick<Arriving, 'deleted'>,
  context: IngestContext,
): Promise<IngestResult> {
  return deleted === undefined
    ? respondToUpload(registered, upload, context)
    : respondToDeletion(registered, deleted, context);
}

async function respondToUpload(registered: Registered, upload: Upload, context: IngestContext): Promise<IngestResult> {
  const { slug, told = [] } = registered;
  switch (registered.outcome) {
    case 'duplicate': {
      // Where the task was retried after it had registered, the revision is there; what followed may not be.
      const { record, revision } = registered;
      return record && revision ? respondToRevision(revision, record, context) : ignored;
    }
    case 'superseded':
      await context.report({ ...emptyReport('superseded', upload, context.clock), release: slug });
      return { schema, outcome: 'superseded' };
    case 'unchanged':
      await reportUnchanged(upload, registered, context);
      return { schema, outcome: 'unchanged' };
    case 'held':
      return reportHeld({ upload }, slug, registered.hold, context);
    case 'registered': {
      const { record, revision, replaced } = registered;
      await reportReplaced(replaced, revision, { record, told }, context);
      return respondToRevision(revision, record, context);
    }
    case 'removed':
    case 'public':
      throw new Error(`an upload of "${upload.key}" was registered as a deletion`);
  }
}

async function respondToDeletion(
  registered: Registered,
  upload: Upload,
  context: IngestContext,
): Promise<IngestResult> {
  const { slug, record, outcome } = registered;
  if (outcome === 'public') return { schema, outcome: 'withdraw', withdraw: { slug, upload } };
  const report = { ...emptyReport('withdrawn', upload, context.clock), release: slug };
  if (outcome === 'removed') return withdrawn(report, context);
  const revision = 'revision' in registered ? registered.revision : undefined;
  if (record === undefined || revision === undefined) return ignored;
  const isSourceGone = revision.kind === 'deletion';
  if (!isSourceGone && record.source !== undefined) return respondToRevision(revision, record, context);
  const replaced = isSourceGone && 'replaced' in registered ? registered.replaced : undefined;
  if (replaced?.state === 'under-way' || replaced?.state === 'held') {
    for (const waiting of [replaced.upload, ...(replaced.also ?? [])]) {
      await context.report({ ...report, upload: waiting, revision: replaced.revision });
    }
  }
  return withdrawn({ ...report, revision: record.newest.revision }, context);
}

async function withdrawn(report: Report, context: IngestContext): Promise<IngestResult> {
  await context.report(report);
  return { schema, outcome: 'withdrawn' };
}

/** Hands a revision on to be translated, or reports that it waits. */
async function respondToRevision(
  revision: Revision,
  record: ReleaseRecord,
  context: IngestContext,
): Promise<IngestResult> {
  const release = await sourceOf(revision, record, context);
  if (revision.hold !== undefined) {
    return reportHeld({ ...revision, options: release?.ingested.options }, record.slug, revision.hold, context);
  }
  return release === undefined ? ignored : storeRevision(revision, release, record, context);
}

/** The source that a revision is made of: its own upload, or the one that the file is beside. */
function sourceOf({ kind, upload, fingerprint }: Revision, record: ReleaseRecord, { files }: IngestContext) {
  if (fingerprint === '') return undefined; // it waits for a source, or for what its name means
  if (kind === 'upload') return files.registered(upload, record);
  return record.source && files.source(record.source.upload, record);
}

async function reportUnchanged(
  upload: Upload,
  { slug, record, options }: Extract<Registered, { outcome: 'unchanged' }>,
  { report: write, clock, settings }: IngestContext,
): Promise<void> {
  const { newest, committed } = record;
  const published = committed?.revision === newest.revision ? committed : undefined;
  const report = {
    ...emptyReport('unchanged', upload, clock),
    release: slug,
    revision: newest.revision,
    ...(options === undefined ? {} : { options }),
  };
  if (published === undefined) {
    // The upload that is on its way has the newest report of this key, and will say there how it ended.
    const waiting = newest.embargo === undefined ? report : { ...report, heldUntil: newest.embargo };
    return write(waiting, { historyOnly: newest.upload.key === upload.key });
  }
  await write({
    ...report,
    version: published.version,
    manifest: publishKeys.manifest(slug, published.version),
    languages: reportedLanguages(slug, published.languages, settings.siteUrl),
  });
}

/** A held upload that a newer revision replaces would say for months that it is held; it says at once that it is not. */
async function reportReplaced(
  replaced: Revision | undefined,
  by: Revision,
  { record, told }: { record: ReleaseRecord; told: readonly Upload[] },
  { report, clock }: IngestContext,
): Promise<void> {
  const isHeld = replaced?.state === 'held' || (replaced?.state === 'under-way' && replaced.embargo !== undefined);
  if (replaced === undefined || !isHeld) return;
  // What is in another format than the source, or has a newer file of its language before it, waits on.
  const waiting = inputsBeside(record).map((input) => input.upload);
  const goOn = [by.upload, ...(by.also ?? []), ...told, ...waiting];
  for (const upload of [replaced.upload, ...(replaced.also ?? [])]) {
    if (goOn.some((one) => sameUpload(one, upload))) continue;
    await report({ ...emptyReport('superseded', upload, clock), release: record.slug, revision: replaced.revision });
  }
}
