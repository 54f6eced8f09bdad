import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Parses the options and positional arguments of a command.
 *
 * @param mistaken makes the error for an unknown option, or one without its value; its message ends without a mark.
 */
export function readArguments<T extends Options>(argv: string[], options: T, mistaken: (message: string) => Error) {
  try {
    return parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    throw mistaken((error as Error).message);
  }
}
