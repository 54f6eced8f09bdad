/** A fault in a piece of XML, in words that a report can show. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  /** `too-deep` and `too-large` mean well-formed XML, beyond what documents need. */
  readonly reason: 'malformed' | 'doctype' | 'too-deep' | 'too-large';
  /** The position in the text, if known. */
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
