/** Why a file cannot be read as a translation memory, in words that a report can show. */
export class TmxError extends Error {
  override readonly name = 'TmxError';
  /** The message without its line. */
  readonly reason: string;
  /** From 1; absent if it concerns the whole file. */
  readonly line: number | undefined;

  constructor(reason: string, line?: number, options?: ErrorOptions) {
    super(line === undefined ? reason : `Line ${line}: ${reason}`, options);
    this.reason = reason;
    this.line = line;
  }
}
