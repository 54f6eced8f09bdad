/** What is wrong with a piece of XML, in words that a report can show. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  /** `too-deep` and `too-large` are well formed, but no document needs them. */
  readonly reason: 'malformed' | 'too-deep' | 'too-large';

  constructor(message: string, reason: XmlError['reason'] = 'malformed', options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
