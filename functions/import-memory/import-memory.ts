import type { ItemKey } from '../../aws/dynamodb/versioned-item.ts';
import { Rejection } from '../../contracts/failures.ts';
import { workKeys } from '../../contracts/keys.ts';
import {
  type ImportResult,
  type IngestInput,
  isPermanent,
  type ObjectEvent,
  schema,
} from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { readMemoryUploadKey } from '../../core/releases/uploads/memory-upload-key.ts';
import { isIgnored } from '../../core/releases/uploads/upload-key.ts';
import { bringIn } from '../shared/bring-in.ts';
import { log } from '../shared/log.ts';
import { rejectUpload } from '../shared/reject-upload.ts';
import { emptyReport } from '../shared/reports.ts';
import { dropped, identifyUpload } from '../shared/upload.ts';
import { readMemory } from './read-memory.ts';
import type { ImportServices } from './services.ts';

/**
 * Imports the pairs of `memory/<source>.<target>.tmx` into the human memory, or removes them after the file was
 * deleted.
 */
export async function importMemory({ event }: IngestInput, services: ImportServices): Promise<ImportResult> {
  const result = isIgnored(event.detail.object.key) ? ignored : await importEvent(event, services);
  log('memory imported', { outcome: result.outcome });
  return result;
}

const ignored: ImportResult = { schema, outcome: 'ignored' };

async function importEvent(event: ObjectEvent, services: ImportServices): Promise<ImportResult> {
  const upload = await identifyUpload(event, services);
  if (upload === undefined) return ignored;
  try {
    if (event['detail-type'] === 'Object Deleted') return await removePairs(upload, event, services);
    return await importUpload(upload, services);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    await rejectUpload(upload, error, services);
    return { schema, outcome: 'rejected' };
  }
}

async function importUpload(upload: Upload, services: ImportServices): Promise<ImportResult> {
  const { report, clock } = services;
  const memory = await readMemory(upload, services);
  if (memory === undefined) return dropped(services);
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
    ...(imported + removed === 0 ? {} : { republish: 'npm run republish -- --memory' }),
  });
  return { schema, outcome: 'imported' };
}

async function removePairs(upload: Upload, event: ObjectEvent, services: ImportServices): Promise<ImportResult> {
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

/** Its record is stored under its upload key, which cannot be a slug. */
function placeOf({ key }: Upload): ItemKey {
  return { slug: key, item: 'import' };
}
