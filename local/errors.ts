/**
 * Every failure of the local cloud, once. `user` errors are one line that says what to do; `system` errors
 * are ours or a dependency's, and name the log with the details.
 */
const localErrors = {
  PythonMissing: {
    kind: 'user',
    todo: 'Install Python 3.10 or newer with its venv module (Debian: apt install python3 python3-venv).',
  },
  PackagesUnavailable: {
    kind: 'user',
    todo: 'Check that PyPI (or your mirror, PIP_INDEX_URL) can be reached, then start again.',
  },
  PortTaken: { kind: 'user', todo: 'Leave out --port to use a free one, or stop the program on that port.' },
  AlreadyRunning: { kind: 'user', todo: 'Use it, or end it with: npm run local -- --stop' },
  ApertiumMissing: { kind: 'user', todo: 'Run the command above, or leave out --engine apertium.' },
  Stopped: { kind: 'user', todo: 'All its processes have ended.' },
  InvalidArgument: { kind: 'user', todo: 'See: npm run local -- --help' },
  FileUnreadable: { kind: 'user', todo: 'Check the path.' },
  DeployFailed: { kind: 'user', todo: 'Correct the errors of cdk above, then start again.' },
  ServiceExited: { kind: 'system', todo: 'Its log says why.' },
  ServiceDied: {
    kind: 'system',
    todo: 'The local cloud has stopped. The log says why; start again with: npm run local',
  },
  ServiceSilent: { kind: 'system', todo: 'Its log says why.' },
  CloudEnded: { kind: 'system', todo: 'See the last line of .local/local.log, or of the terminal of npm run local.' },
  CloudNotStarted: { kind: 'user', todo: 'Correct it, then start again.' },
  NoReport: {
    kind: 'system',
    todo: 'See its execution in Step Functions, and .local/ministack.log.',
  },
  OutputMissing: { kind: 'system', todo: 'The stack must have the outputs of infra/stack.ts.' },
} as const satisfies Record<string, { kind: 'user' | 'system'; todo: string }>;

export type LocalErrorCode = keyof typeof localErrors;

export class LocalError extends Error {
  override readonly name = 'LocalError';
  readonly code: LocalErrorCode;

  constructor(code: LocalErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** One line for a terminal: the failure, then what to do. */
export function oneLine(error: unknown): string {
  if (!(error instanceof LocalError)) return String(error instanceof Error ? (error.stack ?? error.message) : error);
  return `${error.message} ${localErrors[error.code].todo} (${error.code})`;
}
