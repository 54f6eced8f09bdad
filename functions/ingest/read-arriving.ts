import { attachmentKind, attachmentKinds } from '../../contracts/attachment-kinds.ts';
import { Rejection, type ReportedError } from '../../contracts/failures.ts';
import { fault } from '../../contracts/fault.ts';
import { maxAttachmentBytes, maxDocxBytes } from '../../contracts/limits.ts';
import { type IngestResult, isPermanent, type ObjectEvent, schema } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { wordFile } from '../../core/documents/attachments/delivery.ts';
import { sanitiseDocx } from '../../core/documents/formats/docx/sanitise/sanitise.ts';
import { optionOf } from '../../core/releases/options/known-options.ts';
import { readMetadata } from '../../core/releases/options/metadata.ts';
import { parseOptions } from '../../core/releases/options/parse-options.ts';
import type { ReleaseName } from '../../core/releases/reading/read-release.ts';
import type { ReadTranslation } from '../../core/releases/reading/read-translation.ts';
import type { ReadUpload } from '../../core/releases/reading/read-upload.ts';
import { inputsBeside } from '../../core/releases/revisions/inputs.ts';
import { isUnnamed } from '../../core/releases/revisions/newest.ts';
import type { AttachmentInput, ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { refuseOwnApproval } from '../../core/releases/uploads/approval.ts';
import type { ClassifiedUpload } from '../../core/releases/uploads/classify-upload.ts';
import { emptyReport } from '../shared/reports.ts';
import { dropped } from '../shared/upload.ts';
import type { IngestContext } from './services.ts';
import { updateHumanMemory } from './update-human-memory.ts';

/** An upload or deletion that has been read, and can be registered. */
export type Arriving = { slug: string } & (
  | { kind: 'source'; name: ReleaseName; read: ReadUpload }
  | { kind: 'translation'; translation: ReadTranslation }
  | { kind: 'attachment'; name: string; attachment: AttachmentInput }
  | { kind: 'unnamed'; hold: ReportedError }
  | { kind: 'deletion'; language: string | undefined }
);

const ignored: IngestResult = { schema, outcome: 'ignored' };

/**
 * Reads an upload according to its kind; or returns the result, if nothing of it is registered here.
 *
 * @throws Rejection with its mistakes
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
    case 'approval':
      throw fault`the upload is not of a release, and another function handles it`;
    case 'unnamed':
      return classified;
    case 'attachment':
      return (await arrivingAttachment(upload, classified, context)) ?? dropped(context);
    case 'source':
      return (await arrivingSource(upload, classified, context)) ?? dropped(context);
    case 'translation':
    case 'review':
      return (await arrivingTranslation(upload, classified, context)) ?? dropped(context);
    case 'deletion':
      return (await arrivingDeletion(classified, detail, context)) ?? ignored;
  }
}

/** Ends the wait of a file whose language is configured now and which was uploaded again. */
async function endWait(
  slug: string | undefined,
  { releases, report, clock }: Pick<IngestContext, 'releases' | 'report' | 'clock'>,
): Promise<void> {
  if (slug === undefined) return;
  const waited = await releases.change<Revision | undefined>(slug, (current) => {
    if (!isUnnamed(current)) return { result: undefined };
    const { newest, tick } = current;
    const revision: Revision = { ...newest, state: 'withdrawn' };
    return { result: newest, write: { record: { ...current, tick: tick + 1, newest: revision }, revision } };
  });
  for (const upload of waited === undefined ? [] : [waited.upload, ...(waited.also ?? [])]) {
    await report({ ...emptyReport('superseded', upload, clock), release: slug });
  }
}

/**
 * Reads an attachment's size and digest; undefined if it was deleted. Reads the bytes of Word documents only, to reject
 * what is active in them: Publish copies all files when the release is published.
 *
 * @throws Rejection `AttachmentKind`, `TooLarge`, `ActiveContent`, `UnreadableDocument`, `InvalidOption`
 */
async function arrivingAttachment(
  upload: Upload,
  { slug, name }: { slug: string; name: string },
  { uploads, settings }: Pick<IngestContext, 'uploads' | 'settings'>,
): Promise<Arriving | undefined> {
  const object = await uploads.version(upload.key, upload.versionId);
  if (object === undefined) return undefined;
  const { etag, bytes, metadata } = object;
  const word = wordFile(name);
  const allowed = settings.attachments ?? attachmentKinds;
  if (word === undefined && !allowed.includes(attachmentKind(name))) {
    object.discard();
    throw new Rejection('AttachmentKind', refusal(name, allowed));
  }
  const limit = word === 'sanitised' ? maxDocxBytes : maxAttachmentBytes;
  if (word !== 'sanitised' || bytes > limit) object.discard();
  if (bytes > limit) {
    throw new Rejection('TooLarge', `The file has ${bytes} bytes; the limit is ${limit} (${limit / 1024 / 1024} MiB).`);
  }
  if (word === 'refused') {
    const why = 'of a kind that can hold macros or objects, which Dragoman cannot take out';
    throw new Rejection('ActiveContent', `"${name}" is ${why}. Save it as .docx or PDF.`);
  }
  if (word === 'sanitised') sanitiseDocx(await object.read(), { stripActive: stripsActive(metadata) });
  return { kind: 'attachment', slug, name, attachment: { upload, etag, bytes } };
}

function refusal(name: string, allowed: readonly string[]): string {
  const kind = attachmentKind(name);
  const what = kind === '' ? `"${name}" does not have an extension` : `"${name}" is a .${kind} file`;
  return `${what}. Attachments may be: ${allowed.join(', ')}.`;
}

/** Of an attachment's metadata only this option counts. */
function stripsActive(metadata: Record<string, string>): boolean {
  const said = new Map([...readMetadata(metadata)].filter(([key]) => optionOf(key) === 'strip-active'));
  return parseOptions([said], { configured: [], now: new Date(0) }).stripActive === true;
}

/**
 * Reads a source, or its withdrawal by the option `withdrawn`, which Withdraw registers. Undefined if it was
 * deleted.
 *
 * @throws Rejection with its mistakes
 */
async function arrivingSource(
  upload: Upload,
  { slug, language }: ReleaseName,
  { files, approved }: Pick<IngestContext, 'files' | 'approved'>,
): Promise<Arriving | IngestResult | undefined> {
  const read = await files.read(upload);
  if (read === undefined) return undefined;
  if (approved === undefined) refuseOwnApproval(read);
  const { withdrawn: reason } = read.options;
  if (reason !== undefined) return { schema, outcome: 'withdraw', withdraw: { slug, upload, reason } };
  return { kind: 'source', slug, name: { slug, language }, read };
}

/**
 * Reads a human translation, or a review of one. One that is not ready waits without a revision; the finished part
 * of a review enters the human memory anyway. Undefined if the file was deleted.
 *
 * @throws Rejection with its mistakes, or those of its source
 */
async function arrivingTranslation(
  upload: Upload,
  { slug, language }: { slug: string; language: string },
  { files }: Pick<IngestContext, 'files'>,
): Promise<Arriving | undefined> {
  const read = await files.read(upload);
  if (read === undefined) return undefined;
  if (read.options.withdrawn !== undefined) {
    throw new Rejection('InvalidOption', 'The option "withdrawn" is allowed only on the source document.');
  }
  return { kind: 'translation', slug, translation: files.translating(read, { slug, language }) };
}

/**
 * Reads a deletion. Deleting the source withdraws the release: a held one never appears, and a running one stops
 * before its commit. Deleting a translation or an attachment withdraws only that file, and makes a revision
 * without it. Undefined if only an old version was deleted.
 */
async function arrivingDeletion(
  { slug, language }: ReleaseName,
  detail: ObjectEvent['detail'],
  context: Pick<IngestContext, 'uploads' | 'releases' | 'words' | 'work' | 'files'>,
): Promise<Arriving | undefined> {
  const record = await context.releases.read(slug);
  if (await isOldVersion(record, detail, context)) return undefined;
  await updateHumanMemory(record, context); // the file's entries must be listed before they can be removed
  return { kind: 'deletion', slug, language };
}

/** Whether a version was deleted permanently that the release is not made from, while the file still exists. */
async function isOldVersion(
  record: ReleaseRecord | undefined,
  detail: ObjectEvent['detail'],
  { uploads }: Pick<IngestContext, 'uploads'>,
): Promise<boolean> {
  if (!isPermanent(detail)) return false;
  const inputs = [record?.newest, record?.source, ...inputsBeside(record ?? {})];
  if (inputs.some((input) => input?.upload.versionId === detail.object['version-id'])) return false;
  return (await uploads.newest(detail.object.key)) !== undefined;
}
