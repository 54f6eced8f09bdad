import { locale } from '../../../contracts/locales.ts';
import type { Warning } from '../../../contracts/warnings.ts';

/** What a release is translated into: what was asked for, or all that is configured, but never the language that it is written in. */
export function targetLanguages(
  asked: string[] | undefined,
  configured: string[],
  sourceLanguage: string,
): { languages: string[]; warnings: Warning[] } {
  const wanted = asked ?? configured;
  const languages = wanted.filter((tag) => locale(tag).engineCode !== locale(sourceLanguage).engineCode);
  const warnings: Warning[] =
    languages.length === wanted.length
      ? []
      : [
          {
            code: 'language-is-source',
            message: `${sourceLanguage} is the source's own language; it is published as it is.`,
          },
        ];
  return { languages, warnings };
}
