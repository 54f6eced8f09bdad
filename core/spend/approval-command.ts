/** An uploaded object, as far as a copy over itself would lose what is not said again. */
export interface ApprovableObject {
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

export const approvedCharacters = 'approved-characters';

/**
 * The command that approves an expense: it copies the upload over itself with the option set, and all else of
 * it as it is. One line, for a POSIX shell.
 */
export function approvalCommand(object: ApprovableObject, characters: number): string {
  const address = `s3://${object.bucket}/${object.key}`;
  const metadata = { ...object.metadata, [approvedCharacters]: String(characters) };
  const headers = {
    '--content-type': object.contentType,
    '--content-language': object.contentLanguage,
    '--content-encoding': object.contentEncoding,
    '--content-disposition': object.contentDisposition,
    '--cache-control': object.cacheControl,
  };
  const words = ['aws', 's3', 'cp', address, address, '--metadata-directive', 'REPLACE'];
  for (const [name, value] of Object.entries(headers)) if (value) words.push(name, value);
  words.push('--metadata', JSON.stringify(metadata));
  return words.map(shellQuoted).join(' ');
}

/** A word for a POSIX shell. */
export function shellQuoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
