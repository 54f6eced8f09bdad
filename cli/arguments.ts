import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CliError } from './cli-error.ts';

/**
 * What stands behind a command's name: its options, and the rest.
 *
 * @throws CliError where an option is none of these, or lacks its value.
 */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(argv: string[], options: T) {
  try {
    return parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    throw new CliError(`${(error as Error).message} (see --help)`);
  }
}
