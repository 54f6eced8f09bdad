import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CliError } from './cli-error.ts';

/**
 * Parses the options and positional arguments of a command.
 *
 * @throws CliError for an unknown option, or one without its value.
 */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(argv: string[], options: T) {
  try {
    return parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    throw new CliError(`${(error as Error).message} (see --help)`);
  }
}
