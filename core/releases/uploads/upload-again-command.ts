import { shellQuoted } from '../../lib/text/shell-quoted.ts';

/** An uploaded object with the properties that a copy over itself must repeat. */
export interface StoredUpload {
  bucket: string;
  key: string;
  /** As S3 returns it: non-ASCII values as RFC 2047 encoded words. */
  metadata: Readonly<Record<string, string>>;
  contentType?: string | undefined;
  contentLanguage?: string | undefined;
  contentEncoding?: string | undefined;
  contentDisposition?: string | undefined;
  cacheControl?: string | undefined;
}

/**
 * The command that uploads a file again with more metadata: copies the object over itself, with its other
 * properties unchanged. One line, for a POSIX shell.
 */
export function uploadAgainCommand(object: StoredUpload, more: Readonly<Record<string, string>>): string {
  const address = `s3://${object.bucket}/${object.key}`;
  const headers = {
    '--content-type': object.contentType,
    '--content-language': object.contentLanguage,
    '--content-encoding': object.contentEncoding,
    '--content-disposition': object.contentDisposition,
    '--cache-control': object.cacheControl,
  };
  const words = ['aws', 's3', 'cp', address, address, '--metadata-directive', 'REPLACE'];
  for (const [name, value] of Object.entries(headers)) if (value) words.push(name, value);
  words.push('--metadata', asArgument({ ...object.metadata, ...more }));
  return words.map(shellQuoted).join(' ');
}

/**
 * Without quotation marks if possible, so that the command can be copied from a JSON report. The AWS CLI's
 * shorthand cannot write a comma, a quotation mark or a bracket otherwise.
 */
function asArgument(metadata: Readonly<Record<string, string>>): string {
  const entries = Object.entries(metadata);
  const isPlain = entries.every(([name, value]) => /^[\w.-]+$/.test(name) && /^\w[\w.:/+ -]*$/.test(value));
  return isPlain ? entries.map(([name, value]) => `${name}=${value}`).join(',') : JSON.stringify(metadata);
}
