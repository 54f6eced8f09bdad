/** An uploaded object, as far as a copy over itself would lose what is not said again. */
export interface StoredUpload {
  bucket: string;
  key: string;
  /** As S3 gives it out: what is not ASCII stays an RFC 2047 encoded word. */
  metadata: Readonly<Record<string, string>>;
  contentType?: string | undefined;
  contentLanguage?: string | undefined;
  contentEncoding?: string | undefined;
  contentDisposition?: string | undefined;
  cacheControl?: string | undefined;
}

/**
 * The command that drops an upload again with more metadata: it copies the object over itself, and keeps all
 * else of it as it is. One line, for a POSIX shell.
 */
export function dropAgainCommand(object: StoredUpload, more: Readonly<Record<string, string>>): string {
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
 * Without a quotation mark where that is possible, so that the command survives being copied out of a report
 * as JSON. The AWS CLI's shorthand knows no other way to write a comma, a quotation mark or a bracket.
 */
function asArgument(metadata: Readonly<Record<string, string>>): string {
  const entries = Object.entries(metadata);
  const isPlain = entries.every(([name, value]) => /^[\w.-]+$/.test(name) && /^\w[\w.:/+ -]*$/.test(value));
  return isPlain ? entries.map(([name, value]) => `${name}=${value}`).join(',') : JSON.stringify(metadata);
}

/** A word for a POSIX shell. */
function shellQuoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
