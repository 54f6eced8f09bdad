import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ConfiguredSettings } from '../../contracts/environment.ts';
import { Rejection, type ReportedError, reportedError } from '../../contracts/failures.ts';
import type { SpendingLimits } from '../../contracts/spending.ts';
import { systemClock } from '../../core/lib/clock.ts';
import type { ReadRelease } from '../../core/releases/reading/read-release.ts';
import type { UploadedFile } from '../../core/releases/reading/read-upload.ts';
import { ReleaseFiles } from '../../core/releases/reading/release-files.ts';
import { refuseOwnApproval } from '../../core/releases/uploads/approval.ts';
import { classifyUpload } from '../../core/releases/uploads/classify-upload.ts';
import { CliError } from '../cli-error.ts';

/** Only warnings about links name the site, and an estimate does not show them. */
const noSite = 'https://site.invalid';

export interface FileOptions {
  settings: ConfiguredSettings;
  limits: SpendingLimits;
  /** Folder of the upload bucket that the file would be uploaded to, with its slash; or empty. */
  prefix: string;
  /** Object metadata that it would have. */
  metadata: Record<string, string>;
}

/** Reads a file as ingest would read the upload; returns the errors that its report would have instead. */
export async function readFileAsUpload(
  file: string,
  { settings, prefix, metadata }: FileOptions,
): Promise<{ release: ReadRelease } | { errors: readonly ReportedError[] }> {
  const bytes = await readFile(file).catch((cause) => {
    throw new CliError(`${file} cannot be read.`, { cause });
  });
  const key = `${prefix}${path.basename(file)}`;
  const object: UploadedFile = {
    bytes: bytes.byteLength,
    contentType: undefined,
    metadata,
    stored: { bucket: 'UPLOAD-BUCKET', key, metadata },
    read: async () => bytes,
    discard: () => {},
  };
  const upload = { key, versionId: 'local', sequencer: '' };
  const files = new ReleaseFiles({
    settings: { siteUrl: noSite, ...settings },
    clock: systemClock,
    uploads: { version: async () => object },
  });
  try {
    const read = await files.read(upload);
    if (read === undefined) throw new CliError(`${file} cannot be read.`);
    refuseOwnApproval(read);
    const records = { read: async () => undefined };
    const classified = await classifyUpload(upload, { settings, isDeleted: false, records, files });
    if (classified.kind === 'unnamed') return { errors: [classified.hold] };
    if (!('slug' in classified)) {
      return { errors: [reportedError('UnsupportedFormat', `"${key}" would not be the text of a release.`)] };
    }
    const { release, arrival } = files.arriving(read, classified, undefined);
    return { release: arrival.hold === undefined ? release : { ...release, hold: arrival.hold } };
  } catch (error) {
    if (error instanceof Rejection) return { errors: error.errors };
    throw error;
  }
}
