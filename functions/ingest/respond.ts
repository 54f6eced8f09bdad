import type { ReportedError } from '../../contracts/failures.ts';
import { fault } from '../../contracts/fault.ts';
import { publishKeys } from '../../contracts/keys.ts';
import { type IngestResult, schema } from '../../contracts/messages.ts';
import type { ReportedOption } from '../../contracts/options.ts';
import type { Report, Upload } from '../../contracts/report.ts';
import { defined } from '../../core/lib/defined.ts';
import type { ReadRelease } from '../../core/releases/reading/read-release.ts';
import { inputsBeside, sameUpload } from '../../core/releases/revisions/inputs.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { reportedLanguages } from '../shared/reported-languages.ts';
import { emptyReport } from '../shared/reports.ts';
import type { Registered } from './register-once.ts';
import type { IngestContext } from './services.ts';
import { storeRevision } from './store-revision.ts';

const ignored: IngestResult = { schema, outcome: 'ignored' };

/** Responds to an upload that was registered. */
export async function respondToUpload(
  registered: Registered,
  upload: Upload,
  context: IngestContext,
): Promise<IngestResult> {
  const { slug, release, told = [] } = registered;
  switch (registered.outcome) {
    case 'registered': {
      const { record, revision, replaced } = registered;
      await reportReplaced(replaced, revision, { record, told }, context);
      return respondToRevision(revision, record, release, context);
    }
    case 'duplicate': {
      // If the task was retried after registering, the revision exists; later steps may be missing.
      const { record, revision } = registered;
      return record && revision ? respondToRevision(revision, record, release, context) : ignored;
    }
    case 'held':
      return reportHeld({ upload }, slug, registered.hold, context);
    case 'superseded':
      await context.report({ ...emptyReport('superseded', upload, context.clock), release: slug });
      return { schema, outcome: 'superseded' };
    case 'unchanged':
      await reportUnchanged(upload, registered, context);
      return { schema, outcome: 'unchanged' };
    case 'removed':
    case 'public':
      throw fault`the upload was registered as a deletion`;
  }
}

/** Responds to a deletion that was registered, or that Withdraw will register. */
export async function respondToDeletion(
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
  if (!isSourceGone && record.source !== undefined) return respondToRevision(revision, record, undefined, context);
  const replaced = isSourceGone && 'replaced' in registered ? registered.replaced : undefined;
  if (replaced?.state === 'under-way' || replaced?.state === 'held') {
    for (const waiting of [replaced.upload, ...(replaced.also ?? [])]) {
      await context.report({ ...report, upload: waiting, revision: replaced.number });
    }
  }
  return withdrawn({ ...report, revision: record.newest.number }, context);
}

async function withdrawn(report: Report, context: IngestContext): Promise<IngestResult> {
  await context.report(report);
  return { schema, outcome: 'withdrawn' };
}

/** Passes a revision on to translation, or reports that it waits. */
async function respondToRevision(
  revision: Revision,
  record: ReleaseRecord,
  read: ReadRelease | undefined,
  context: IngestContext,
): Promise<IngestResult> {
  const release = read ?? (await sourceOf(revision, record, context));
  if (revision.hold !== undefined) {
    const { upload, also, number, hold } = revision;
    const waiting = { upload, ...defined({ also }), revision: number, options: release?.ingested.options };
    return reportHeld(waiting, record.slug, hold, context);
  }
  return release === undefined ? ignored : storeRevision(revision, release, record, context);
}

/** The source of a revision: its own upload, or the one that the file belongs to. */
function sourceOf({ kind, upload, fingerprint }: Revision, record: ReleaseRecord, { files }: IngestContext) {
  if (fingerprint === '') return undefined; // it waits for a source, or for the meaning of its name
  if (kind === 'upload') return files.registered(upload, record);
  return record.source && files.source(record.source.upload, record);
}

/** Reports that a revision, or a file without one, waits for an editor. Its execution ends. */
async function reportHeld(
  {
    upload,
    also = [],
    revision,
    options,
  }: Pick<Revision, 'upload' | 'also'> & { revision?: number; options?: ReportedOption[] | undefined },
  slug: string,
  hold: ReportedError,
  { report, clock }: Pick<IngestContext, 'report' | 'clock'>,
): Promise<IngestResult> {
  for (const waiting of [upload, ...also]) {
    await report({
      ...emptyReport('held', waiting, clock),
      release: slug,
      ...defined({ revision, options }),
      errors: [hold],
    });
  }
  return { schema, outcome: 'waiting' };
}

async function reportUnchanged(
  upload: Upload,
  { slug, record, options }: Extract<Registered, { outcome: 'unchanged' }>,
  { report: write, clock, settings }: IngestContext,
): Promise<void> {
  const { newest, committed } = record;
  const published = committed?.revision === newest.number ? committed : undefined;
  const report = {
    ...emptyReport('unchanged', upload, clock),
    release: slug,
    revision: newest.number,
    ...defined({ options }),
  };
  if (published === undefined) {
    // The upload in progress owns the newest report of this key, and will say there how it ended.
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

/**
 * Reports at once that a newer revision replaced a held upload; otherwise its report would say for months that it
 * is held.
 */
async function reportReplaced(
  replaced: Revision | undefined,
  by: Revision,
  { record, told }: { record: ReleaseRecord; told: readonly Upload[] },
  { report, clock }: IngestContext,
): Promise<void> {
  const isHeld = replaced?.state === 'held' || (replaced?.state === 'under-way' && replaced.embargo !== undefined);
  if (replaced === undefined || !isHeld) return;
  // A file in another format than the source, or with a newer file of its language, keeps waiting.
  const waiting = inputsBeside(record).map((input) => input.upload);
  const goOn = [by.upload, ...(by.also ?? []), ...told, ...waiting];
  for (const upload of [replaced.upload, ...(replaced.also ?? [])]) {
    if (goOn.some((one) => sameUpload(one, upload))) continue;
    await report({ ...emptyReport('superseded', upload, clock), release: record.slug, revision: replaced.number });
  }
}
