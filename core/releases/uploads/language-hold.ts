import { type ReportedError, reportedError } from '../../../contracts/failures.ts';
import { findLocale, languageName } from '../../../contracts/locales.ts';
import type { LanguageSuffix } from './language-suffix.ts';

/** The engine treats `de-AT` as German, so the configured German may be meant. */
function near(tag: string, configured: readonly string[]): string {
  const code = findLocale(tag)?.engineCode;
  const one = configured.find((other) => code !== undefined && findLocale(other)?.engineCode === code);
  return one === undefined ? '' : ` If it is meant as ${languageName(one)}, rename it to end in "${one}".`;
}

/** @param commandWith the command that drops the upload again with this metadata */
export function languageHold(
  { written, tag }: LanguageSuffix,
  { key, configured }: { key: string; configured: readonly string[] },
  commandWith: (metadata: Record<string, string>) => string,
): ReportedError {
  const name = languageName(tag);
  const message = configured.includes(tag)
    ? `"${key}" ends in "${written}", which is ${name}, but languages are written with a hyphen: rename it to end in "${tag}".`
    : `"${key}" ends in "${written}", which is ${name}; that language is not configured here. These are: ${configured.join(', ')}.${near(tag, configured)}`;
  return reportedError(
    'LanguageNotConfigured',
    `${message} If "${written}" is part of the name: ${commandWith({ suffix: 'name' })}`,
  );
}
