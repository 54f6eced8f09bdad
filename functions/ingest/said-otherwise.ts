import { eventIdentity } from '../../aws/dynamodb/releases.ts';
import { reportedError } from '../../contracts/failures.ts';
import type { ReadUpload } from '../../core/releases/reading/read-upload.ts';
import { isRepublished, saidMeanwhile, sayAgainCommand } from '../../core/releases/uploads/republished.ts';
import { emptyReport } from '../shared/reports.ts';
import type { IngestContext } from './services.ts';

/**
 * Whether somebody has said something else about a file after `npm run republish` had read it, and before it uploaded
 * the file as it was. Then reports that the upload does not count. Only Ingest can tell: S3 puts versions in order when
 * it stores them, and their events arrive in any order.
 */
export async function saidOtherwise(
  { upload, stored, uploaded, at }: ReadUpload,
  slug: string,
  { uploads, releases, report, clock, approved }: IngestContext,
): Promise<boolean> {
  if (approved !== undefined) return false; // it counted when it came, or it would not wait
  const said = { stored, sha256: uploaded.sha256, at };
  if (!isRepublished(said)) return false;
  // An earlier attempt, or another execution, found that it counts.
  if ((await releases.input(slug, eventIdentity(upload))) !== undefined) return false;
  const meanwhile = await saidMeanwhile({ ...said, versionId: upload.versionId, bytes: uploaded.bytes }, uploads);
  if (meanwhile === undefined) return false;
  const errors = [reportedError('RepublishedOver', reasonOf(meanwhile, stored))];
  // The newest report of the key remains that of what counts.
  await report({ ...emptyReport('superseded', upload, clock), release: slug, errors }, { historyOnly: true });
  return true;
}

function reasonOf(
  meanwhile: Exclude<Awaited<ReturnType<typeof saidMeanwhile>>, undefined>,
  stored: ReadUpload['stored'],
): string {
  if (meanwhile === 'none') {
    return 'The version that "npm run republish" had read is gone, so nobody can tell whether this one says the same. It does not count. Upload the file again if it should.';
  }
  const what = meanwhile.isDeletion ? 'deleted it' : 'uploaded it with other options';
  return `While "npm run republish" uploaded the file as it was, somebody ${what}. That counts, and this upload does not. So that the newest version in the bucket says so too: ${sayAgainCommand(stored, meanwhile)}`;
}
