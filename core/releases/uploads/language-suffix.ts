import { findLocale } from '../../../contracts/locales.ts';

/** The end of a name that looks like a language that is not configured. */
export interface LanguageSuffix {
  /** As in the key, such as `pt_AO`. */
  written: string;
  /** As a tag, such as `pt-AO`. */
  tag: string;
}

const codes = (type: Intl.DisplayNamesOptions['type']) => new Intl.DisplayNames(['en'], { type, fallback: 'none' });
const languages = codes('language');
const scripts = codes('script');
const regions = codes('region');

/**
 * The language that a name without its extension ends in: a code of ISO 639-1, alone or with script or region
 * (`release.de`, `release.pt-AO`, `release.zh_Hant`). The engine's codes are among these. Three-letter codes
 * are left out: too many are words (`min`, `old`, `new`).
 */
export function languageSuffix(stem: string): LanguageSuffix | undefined {
  const [, written = '', language = ''] =
    /[^/]\.(([a-z]{2})(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?)$/i.exec(stem) ?? [];
  if (language === '' || languages.of(language) === undefined) return undefined;
  const tag = written.replaceAll('_', '-');
  const { script, region } = new Intl.Locale(tag);
  if (script !== undefined && scripts.of(script) === undefined) return undefined;
  if (region !== undefined && regions.of(region) === undefined) return undefined;
  return { written, tag: findLocale(tag)?.tag ?? Intl.getCanonicalLocales(tag)[0] ?? tag };
}
