/** Why a file is no translation memory that can be read, in words that a report can show. */
export class TmxError extends Error {
  override readonly name = 'TmxError';
  /** From 1; absent where it is the whole file. */
  readonly line: number | undefined;

  constructor(reason: string, line?: number, options?: ErrorOptions) {
    super(line === undefined ? reason : `Line ${line}: ${reason}`, options);
    this.line = line;
  }
}
