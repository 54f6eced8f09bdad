import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LocalError } from '../errors.ts';
import type { DemoBuckets } from './buckets.ts';

export interface Release {
  /** The base name of its file. */
  key: string;
  body: Buffer;
}

export interface UploadedRelease {
  key: string;
  versionId: string;
  /** `performance.now()` when it was stored. */
  at: number;
}

/** As `aws s3 cp` guesses them. */
const contentTypes: Record<string, string> = {
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.txt': 'text/plain',
  '.srt': 'application/x-subrip',
  '.vtt': 'text/vtt',
  '.json': 'application/json',
};

export async function readReleaseFile(file: string): Promise<Release> {
  const body = await readFile(file).catch((cause) => {
    throw new LocalError('FileUnreadable', `${file} cannot be read.`, { cause });
  });
  return { key: path.basename(file), body };
}

export async function uploadRelease(buckets: DemoBuckets, { key, body }: Release): Promise<UploadedRelease> {
  const versionId = await buckets.upload(key, body, contentTypes[path.extname(key).toLowerCase()]);
  return { key, versionId, at: performance.now() };
}
