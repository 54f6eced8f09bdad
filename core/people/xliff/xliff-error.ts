/** One thing that is wrong with a file. */
export interface XliffProblem {
  /** From 1. */
  line: number;
  /** The unit that it concerns, such as `b7`. */
  unit?: string;
  message: string;
  /** Where the file may be right by itself, but is of another text. */
  foreign?: true;
}

/** An XLIFF that cannot be taken: broken, of another format or text, or with tags that are not its source's. */
export class XliffError extends Error {
  override readonly name = 'XliffError';
  /** In the order of the file; at least one. */
  readonly problems: readonly XliffProblem[];

  constructor(problems: readonly XliffProblem[], options?: ErrorOptions) {
    super(problems.map(describe).join(' '), options);
    this.problems = problems;
  }
}

/** `Line 12, segment b3: …` */
export function describe({ line, unit, message }: XliffProblem): string {
  return `Line ${line}${unit === undefined ? '' : `, segment ${unit}`}: ${message}`;
}
