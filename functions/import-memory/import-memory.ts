import type { Count } from '../../aws/cloudwatch/count.ts';
import type { Place, WordsTable } from '../../aws/dynamodb/words-table.ts';
import type { ObjectStore } from '../../aws/s3/object-store.ts';
import type { Uploads } from '../../aws/s3/uploads.ts';
import type { Settings } from '../../contracts/environment.ts';
import { Rejection } from '../../contracts/failures.ts';
import { workKeys } from '../../contracts/keys.ts';
import { type ImportResult, type IngestInput, type ObjectEvent, schema } from '../../contracts/messages.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Clock } from '../../core/lib/clock.ts';
import { isIgnored } from '../../core/releases/uploads/upload-key.ts';
import { readMemoryUploadKey } from '../../core/translation/tmx/memory-upload-key.ts';
import { bringIn } from '../shared/bring-in.ts';
import { emptyReport } from '../shared/empty-report.ts';
import { log } from '../shared/log.ts';
import type { WriteReport } from '../shared/reports.ts';
import { isPermanent, uploadOf } from '../shared/upload.ts';
import { readMemory } from './read-memory.ts';

export interface ImportServices {
  settings: Settings;
  clock: Clock;
  uploads: Uploads;
  work: ObjectStore;
  words: WordsTable;
  report: WriteReport;
  count: Count;
}

/** From `memory/<source>.<target>.tmx` to pairs in people's memory; or, deleted, to none of them. */
export async function importMemory({ event }: IngestInput, services: ImportServices): Promise<ImportResult> {
  const result = isIgnored(event.detail.object.key) ? ignored : await act(event, services);
  log('memory imported', { outcome: result.outcome });
  return result;
}

const ignored: ImportResult = { schema, outcome: 'ignored' };

async function act(event: ObjectEvent, services: ImportServices): Promise<ImportResult> {
  const upload = await identify(event, services.uploads);
  if (upload === undefined) return ignored;
  try {
    if (event['detail-type'] === 'Object Deleted') return await takeBack(upload, event, services);
    return await takeIn(upload, services);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    await services.report({ ...emptyReport('rejected', upload, services.clock), errors: [...error.errors] });
    await services.count(metrics.rejectedUploads, 1);
    return { schema, outcome: 'rejected' };
  }
}

/** Bucket, key and version id are what makes an event this event; where it lacks the last, S3 has it. */
async function identify(event: ObjectEvent, uploads: Uploads): Promise<Upload | undefined> {
  const told = uploadOf(event);
  if (told !== undefined) return told;
  const { key, sequencer = '' } = event.detail.object;
  const newest = await uploads.newest(key);
  return newest && { key, sequencer, ...newest };
}

async function takeIn(upload: Upload, services: ImportServices): Promise<ImportResult> {
  const { report, clock } = services;
  const memory = await readMemory(upload, services);
  if (memory === undefined) return ignored; // gone before it could be read; its deletion has an event of its own
  const { entries, counts } = memory;
  const list = workKeys.importedPairs(upload.key, upload.versionId);
  const brought = await bringIn({ place: placeOf(upload), upload, entries, list }, services);
  if (brought.outcome === 'superseded') {
    await report(emptyReport('superseded', upload, clock));
    return { schema, outcome: 'superseded' };
  }
  const { imported, removed } = brought;
  await report({
    ...emptyReport('imported', upload, clock),
    memory: { ...counts, imported, removed, kept: entries.size - imported },
  });
  return { schema, outcome: 'imported' };
}

async function takeBack(upload: Upload, event: ObjectEvent, services: ImportServices): Promise<ImportResult> {
  const { uploads, words, report, clock } = services;
  if (!('wrong' in readMemoryUploadKey(upload.key))) {
    const record = isPermanent(event.detail) ? await words.read(placeOf(upload)) : undefined;
    const wasCurrent = record?.upload.versionId === event.detail.object['version-id'];
    const isOld = isPermanent(event.detail) && !wasCurrent && (await uploads.newest(upload.key)) !== undefined;
    if (isOld) return ignored;
    const brought = await bringIn({ place: placeOf(upload), upload, entries: new Map() }, services);
    if (brought.outcome === 'superseded') {
      await report(emptyReport('superseded', upload, clock));
      return { schema, outcome: 'superseded' };
    }
  }
  await report(emptyReport('withdrawn', upload, clock));
  return { schema, outcome: 'withdrawn' };
}

/** Its record is among those of releases under its upload key, which no release has. */
function placeOf({ key }: Upload): Place {
  return { slug: key, item: 'import' };
}
