import { printError } from '../terminal/print.ts';

/** A mistake that the caller can correct; printed in one line. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** The error for options and arguments that a command does not know. */
export function mistaken(message: string): CliError {
  return new CliError(`${message} (see --help)`);
}

/** Runs a command; prints errors of the caller and of AWS without a stack trace. */
export async function run(main: (argv: string[]) => Promise<void>): Promise<void> {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    const plain = error instanceof CliError || (error instanceof Error && '$metadata' in error);
    printError(`${plain ? `${error.message}` : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}
