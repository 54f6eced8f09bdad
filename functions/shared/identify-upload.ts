import type { Uploads } from '../../aws/s3/uploads.ts';
import type { ObjectEvent } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { uploadOf } from './upload.ts';

/** Bucket, key and version id are what makes an event this event; where it lacks the last, S3 has it. Undefined where the object is gone. */
export async function identifyUpload(event: ObjectEvent, uploads: Uploads): Promise<Upload | undefined> {
  const told = uploadOf(event);
  if (told !== undefined) return told;
  const { key, sequencer = '' } = event.detail.object;
  const newest = await uploads.newest(key);
  return newest && { key, sequencer, ...newest };
}
