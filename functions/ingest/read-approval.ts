import { Rejection } from '../../contracts/failures.ts';
import { workKeys } from '../../contracts/keys.ts';
import type { Report, Upload } from '../../contracts/report.ts';
import { approvedBy, isSelfApproved, type UploadVersion } from '../../core/releases/uploads/approval.ts';
import type { Approved, IngestServices } from './services.ts';

/** An approval holds a number of at most twelve digits. */
const maxApprovalBytes = 32;

/**
 * Reads an approval, which counts once: only for the version that it names, and only while that waits. Undefined if the
 * approval was deleted.
 *
 * @throws Rejection `InvalidApproval`
 */
export async function readApproval(
  approval: Upload,
  { uploads, work, limits }: Pick<IngestServices, 'uploads' | 'work' | 'limits'>,
): Promise<Approved | undefined> {
  const object = await uploads.version(approval.key, approval.versionId);
  if (object === undefined) return undefined;
  if (object.bytes > maxApprovalBytes) {
    object.discard();
    throw new Rejection(
      'InvalidApproval',
      `The file has ${object.bytes} bytes, but an approval contains only a number.`,
    );
  }
  const written = Buffer.from(await object.read())
    .toString()
    .trim();
  if (!/^\d{1,12}$/.test(written)) {
    throw new Rejection('InvalidApproval', `The file says "${written}", which is not a number such as 2500000.`);
  }
  const named = approvedBy(approval.key);
  const waiting = named && (await reportOf(named, work));
  if (named === undefined || waiting === undefined || !waits(waiting)) {
    const what = named === undefined ? approval.key : `version ${named.versionId} of ${named.key}`;
    throw new Rejection(
      'InvalidApproval',
      `"${what}" does not wait for an approval: it does not exist, it was published or replaced, or it was approved before.`,
    );
  }
  return { upload: waiting.upload, characters: Math.min(Number(written), limits.most), approval };
}

async function reportOf(
  { key, versionId }: UploadVersion,
  work: Pick<IngestServices['work'], 'read'>,
): Promise<Report | undefined> {
  const stored = await work.read(workKeys.history(key, versionId));
  return stored && (JSON.parse(stored.text) as Report);
}

/** Whether an upload is held for its cost; or was rejected since it approved itself, which an approval puts right. */
function waits({ outcome, errors }: Report): boolean {
  if (outcome === 'held') return errors.some(({ code }) => code === 'BudgetExceeded' || code === 'DailyBudget');
  return outcome === 'rejected' && errors.some(isSelfApproved);
}
