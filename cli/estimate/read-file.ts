import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ConfiguredSettings } from '../../contracts/environment.ts';
import { Rejection, type ReportedError } from '../../contracts/failures.ts';
import type { SpendingLimits } from '../../contracts/spending.ts';
import { systemClock } from '../../core/lib/clock.ts';
import type { IngestServices } from '../../functions/ingest/ingest.ts';
import { nameOf } from '../../functions/ingest/name-of.ts';
import type { ReadRelease } from '../../functions/ingest/read-release.ts';
import { sourceReader } from '../../functions/ingest/read-source.ts';
import { readUpload } from '../../functions/ingest/read-upload.ts';
import { CliError } from '../cli-error.ts';

export interface FileOptions {
  settings: ConfiguredSettings;
  limits: SpendingLimits;
  /** The folder in the upload bucket that it would be dropped into, with its slash, or nothing. */
  prefix: string;
  /** Object metadata that it would have. */
  metadata: Record<string, string>;
}

/** A file read as ingest would read it, were it uploaded: or what its report would say instead. */
export async function readFileAsUpload(
  file: string,
  { settings, limits, prefix, metadata }: FileOptions,
): Promise<{ release: ReadRelease } | { errors: readonly ReportedError[] }> {
  const bytes = await readFile(file).catch((cause) => {
    throw new CliError(`${file} cannot be read.`, { cause });
  });
  const key = `${prefix}${path.basename(file)}`;
  const object = {
    etag: '',
    bytes: bytes.byteLength,
    contentType: undefined,
    metadata,
    stored: { bucket: 'UPLOAD-BUCKET', key, metadata },
    read: async () => bytes,
    discard: () => {},
  };
  // Reading asks nothing else of the world.
  const services = {
    settings,
    limits,
    clock: systemClock,
    uploads: { newest: async () => undefined, version: async () => object },
    releases: { read: async () => undefined },
  } as unknown as IngestServices;
  try {
    const read = await readUpload({ key, versionId: 'local', sequencer: '' }, services);
    if (read === undefined) throw new CliError(`${file} cannot be read.`);
    const name = await nameOf(read, services);
    if ('hold' in name) return { errors: [name.hold] };
    const { release, arrival } = sourceReader(name.named, services)(undefined);
    return { release: arrival.hold === undefined ? release : { ...release, hold: arrival.hold } };
  } catch (error) {
    if (error instanceof Rejection) return { errors: error.errors };
    throw error;
  }
}
