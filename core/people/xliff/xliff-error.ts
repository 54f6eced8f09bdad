/** One mistake in a file. */
export interface XliffProblem {
  /** From 1. */
  line: number;
  /** The unit concerned, such as `b7`. */
  unit?: string;
  message: string;
  /** Set if the file may be valid, but belongs to another text. */
  foreign?: true;
}

/** An XLIFF that cannot be used: broken, of another format or text, or with tags that its source does not have. */
export class XliffError extends Error {
  override readonly name = 'XliffError';
  /** In the order of the file; at least one. */
  readonly problems: readonly XliffProblem[];

  constructor(problems: readonly XliffProblem[], options?: ErrorOptions) {
    super(problems.map(describeProblem).join(' '), options);
    this.problems = problems;
  }
}

/** `Line 12, segment b3: …` */
export function describeProblem({ line, unit, message }: XliffProblem): string {
  return `Line ${line}${unit === undefined ? '' : `, segment ${unit}`}: ${message}`;
}
