import { own } from '../../../contracts/own.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import { shellQuoted } from '../../lib/text/shell-quoted.ts';
import { readMetadata } from '../options/metadata.ts';
import type { StoredUpload } from './upload-again-command.ts';

/** Metadata of an upload by `npm run republish`: when it was made, and a digest of what the command had read. */
export const republishOver = 'republish-over';
/** What the command adds by itself. */
const added: readonly string[] = [republishOver, 'republish'];

/**
 * S3 refuses a request that is a quarter of an hour old; so what has an older mark is a copy, made by somebody who
 * means it.
 */
const fresh = 3_600_000;

/** A version of a file in the upload bucket, with what it says. */
interface Said {
  stored: StoredUpload;
  sha256: string;
  /** When S3 stored it. */
  at?: Date | undefined;
}

/** The versions of the upload bucket; `aws/s3/uploads.ts` implements it. */
export interface UploadVersions {
  /** What a key was right before a version: another version, or a delete marker. */
  previous(key: string, versionId: string): Promise<{ versionId: string; isDeletion: boolean } | undefined>;
  version(
    key: string,
    versionId: string,
  ): Promise<{ bytes: number; stored: StoredUpload; read(): Promise<Uint8Array>; discard(): void } | undefined>;
}

/** The metadata with which a file is uploaded again as it is. */
export function markedMetadata(said: Said, now: Date): Record<string, string> {
  const { metadata } = said.stored;
  const theirs = Object.entries(metadata).filter(([name]) => !added.includes(name));
  return { ...Object.fromEntries(theirs), [republishOver]: `${now.toISOString()} ${digestOf(said)}` };
}

/**
 * Whether `npm run republish` made this version. Somebody who copies it with other metadata, under another key or
 * later means what the copy says, although it has the mark.
 */
export function isRepublished(said: Said): boolean {
  const [time = '', digest] = (own(said.stored.metadata, republishOver) ?? '').split(' ');
  const age = Math.abs((said.at ?? new Date(time)).getTime() - Date.parse(time));
  return age < fresh && digest === digestOf(said);
}

/**
 * What somebody else said while `npm run republish` uploaded the file as it was before: S3 compares only the bytes
 * (`If-Match`), so a version with the same bytes and another `withdrawn` or `embargo` does not stop the upload.
 * Undefined if the version right before says the same as this one. `none` if there is none any more: then nobody can
 * tell.
 */
export async function saidMeanwhile(
  { versionId, bytes, ...said }: Said & { versionId: string; bytes: number },
  versions: UploadVersions,
): Promise<{ versionId: string; isDeletion: boolean } | 'none' | undefined> {
  const { key } = said.stored;
  const previous = await versions.previous(key, versionId);
  if (previous === undefined || previous.isDeletion) return previous ?? 'none';
  const before = await versions.version(key, previous.versionId);
  if (before === undefined) return 'none';
  if (before.bytes !== bytes) {
    before.discard();
    return previous;
  }
  const { stored } = before;
  const isSame = digestOf({ stored, sha256: sha256(await before.read()) }) === digestOf(said);
  return isSame ? undefined : previous;
}

/** The command that uploads a version of a file once more, with its metadata; or deletes the file once more. */
export function sayAgainCommand(
  { bucket, key }: Pick<StoredUpload, 'bucket' | 'key'>,
  { versionId, isDeletion }: { versionId: string; isDeletion: boolean },
): string {
  if (isDeletion) return `aws s3 rm ${shellQuoted(`s3://${bucket}/${key}`)}`;
  const from = `${bucket}/${encodeURIComponent(key).replaceAll('%2F', '/')}?versionId=${versionId}`;
  // The AWS CLI takes a word with a hyphen for an option.
  const to = ['--bucket', bucket, ...(key.startsWith('-') ? [`--key=${key}`] : ['--key', key])];
  // An editor may not read the tags of a version, which S3 would copy otherwise.
  const words = ['aws', 's3api', 'copy-object', '--copy-source', from, ...to, '--tagging-directive', 'REPLACE'];
  return words.map(shellQuoted).join(' ');
}

function digestOf({ stored: { bucket, key, metadata, contentType }, sha256: body }: Said): string {
  // S3 may return the same text in another encoding.
  const own = [...readMetadata(metadata)].filter(([name]) => !added.includes(name));
  const says = own.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([bucket, key, contentType ?? '', body, says])).slice(0, 32);
}
