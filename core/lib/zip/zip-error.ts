/** A fault in an archive, in words that a report can show. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}
