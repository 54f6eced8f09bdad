import { findLocale } from '../contracts/locales.ts';
import { CliError } from './cli-error.ts';

/**
 * The canonical tag of a language that an option names.
 *
 * @param name of the option, without its hyphens.
 */
export function languageOption(name: string, written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const found = findLocale(written);
  if (found === undefined)
    throw new CliError(`--${name} is "${written}", which is not a language that the engine knows.`);
  return found.tag;
}
