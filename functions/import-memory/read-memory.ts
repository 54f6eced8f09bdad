import type { Settings } from '../../contracts/environment.ts';
import { Rejection } from '../../contracts/failures.ts';
import { maxTmxBytes } from '../../contracts/limits.ts';
import type { MemoryCounts } from '../../contracts/memory-counts.ts';
import type { Upload } from '../../contracts/report.ts';
import { readMemoryUploadKey } from '../../core/releases/uploads/memory-upload-key.ts';
import type { HumanEntry } from '../../core/translation/memory/entries.ts';
import { decodeTmx } from '../../core/translation/tmx/decode-tmx.ts';
import { humanEntries } from '../../core/translation/tmx/human-entries.ts';
import { readTmx } from '../../core/translation/tmx/read-tmx.ts';
import { TmxError } from '../../core/translation/tmx/tmx-error.ts';
import type { ImportServices } from './services.ts';

/** A translation memory that can be imported. */
export interface ReadMemory {
  entries: Map<string, HumanEntry>;
  counts: Omit<MemoryCounts, 'imported' | 'removed' | 'kept'>;
}

/**
 * Reads exactly the uploaded version; undefined if it was deleted.
 *
 * @throws Rejection `InvalidMemoryName`, `UnknownLanguage`, `MemoryTooLarge`, `InvalidMemory`
 */
export async function readMemory(
  upload: Upload,
  { settings, uploads, clock }: Pick<ImportServices, 'settings' | 'uploads' | 'clock'>,
): Promise<ReadMemory | undefined> {
  const { source, target } = languagesOf(upload.key, settings);
  const object = await uploads.version(upload.key, upload.versionId);
  if (object === undefined) return undefined;
  if (object.bytes > maxTmxBytes) {
    object.discard();
    throw new Rejection(
      'MemoryTooLarge',
      `The file has ${object.bytes} bytes; the limit is ${maxTmxBytes} (${maxTmxBytes / 1024 / 1024} MiB).`,
    );
  }
  try {
    const { units, pairs, skipped } = readTmx(decodeTmx(await object.read()), { source, target });
    const at = clock.now().toISOString();
    const made = humanEntries(pairs, { source, target, upload, at });
    return {
      entries: made.entries,
      counts: { source, target, units, skipped: { ...skipped, ...made.skipped } },
    };
  } catch (error) {
    if (!(error instanceof TmxError)) throw error;
    throw new Rejection('InvalidMemory', error.message, { cause: error });
  }
}

/** @throws Rejection `InvalidMemoryName`, `UnknownLanguage` */
function languagesOf(key: string, { languages }: Settings): { source: string; target: string } {
  const read = readMemoryUploadKey(key);
  if ('wrong' in read) throw new Rejection('InvalidMemoryName', read.wrong);
  if (!languages.includes(read.target)) {
    throw new Rejection(
      'UnknownLanguage',
      `${read.target} is not configured here; the configured languages are: ${languages.join(', ')}.`,
    );
  }
  return read;
}
