/** What is wrong with a piece of XML, in words that a report can show. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  /** `too-deep` and `too-large` are well formed, but no document needs them. */
  readonly reason: 'malformed' | 'too-deep' | 'too-large';
  /** Where in the text, where that is known. */
  readonly at: number | undefined;

  constructor(
    message: string,
    reason: XmlError['reason'] = 'malformed',
    { at, ...options }: ErrorOptions & { at?: number } = {},
  ) {
    super(message, options);
    this.reason = reason;
    this.at = at;
  }
}
