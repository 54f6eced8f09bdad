import { Rejection, type ReportedError } from '../../../contracts/failures.ts';
import { uploadFolders } from '../../../contracts/keys.ts';
import type { Upload } from '../../../contracts/report.ts';
import { shellQuoted } from '../../lib/text/shell-quoted.ts';
import type { ReadUpload } from '../reading/read-upload.ts';

/** One version of a file in the upload bucket. */
export type UploadVersion = Pick<Upload, 'key' | 'versionId'>;

/** The option of earlier deployments, by which the person who uploaded a file approved its cost. */
const formerOption = 'approved-characters';

/** The key of the object that approves the expense of an upload. Only approvers may write there. */
function approvalKey({ key, versionId }: UploadVersion): string {
  return `${uploadFolders.approvals}${key}/${versionId}`;
}

/** The upload that an approval is for; undefined if the key does not name one. */
export function approvedBy(key: string): UploadVersion | undefined {
  const named = key.slice(uploadFolders.approvals.length);
  const end = named.lastIndexOf('/');
  const [upload, versionId] = [named.slice(0, Math.max(0, end)), named.slice(end + 1)];
  return upload === '' || versionId === '' ? undefined : { key: upload, versionId };
}

/** The command by which an approver approves an expense. One line, for a POSIX shell. */
export function approvalCommand(bucket: string, upload: UploadVersion, characters: number | string): string {
  return `printf ${shellQuoted(String(characters))} | aws s3 cp - ${shellQuoted(`s3://${bucket}/${approvalKey(upload)}`)}`;
}

/**
 * Refuses the option of earlier deployments, with the command that replaces it. An approver who runs the command
 * lets exactly this upload go on.
 *
 * @throws Rejection `InvalidOption`
 */
export function refuseOwnApproval({ upload, frontMatter, metadata, stored }: Approving): void {
  const [key] = [...frontMatter.keys(), ...metadata.keys()].filter((each) => each.toLowerCase() === formerOption);
  if (key === undefined) return;
  const written = String(metadata.get(key) ?? frontMatter.get(key)).trim();
  const characters = /^\d{1,12}$/.test(written) ? written : '1000000';
  throw new Rejection(
    'InvalidOption',
    `The option "${formerOption}" does not count any more: somebody else approves the expense. Remove it; or an approver types: ${approvalCommand(stored.bucket, upload, characters)}`,
  );
}

type Approving = Pick<ReadUpload, 'upload' | 'stored'> & {
  frontMatter: ReadonlyMap<string, unknown>;
  metadata: ReadonlyMap<string, unknown>;
};

/** Whether an upload was rejected since it gave that option. */
export function isSelfApproved({ code, message }: Pick<ReportedError, 'code' | 'message'>): boolean {
  return code === 'InvalidOption' && message.includes(`"${formerOption}" does not count`);
}
