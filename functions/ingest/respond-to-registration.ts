import { publishKeys } from '../../contracts/keys.ts';
import { type IngestResult, schema } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { defined } from '../../core/lib/defined.ts';
import { inputsBeside, sameUpload } from '../../core/releases/revisions/inputs.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { reportedLanguages } from '../shared/reported-languages.ts';
import { emptyReport } from '../shared/reports.ts';
import type { Registered } from './register-once.ts';
import { reportHeld, respondToRevision } from './respond-to-revision.ts';
import type { IngestContext } from './services.ts';

const ignored: IngestResult = { schema, outcome: 'ignored' };

/** What becomes of an upload once it is registered. */
export async function respondToRegistration(
  registered: Registered,
  upload: Upload,
  context: IngestContext,
): Promise<IngestResult> {
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
    await report({ ...emptyReport('superseded', upload, clock), release: record.slug, revision: replaced.number });
  }
}
