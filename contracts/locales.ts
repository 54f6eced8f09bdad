/**
 * Languages. Outside the engine's adapter a language is one canonical BCP 47 tag; that tag stands in
 * keys, manifests and file suffixes. Amazon's own codes are aliases of it.
 */

/** Codes that Amazon Translate takes (Developer Guide: Supported languages and language codes). */
export const engineCodes = [
  'af',
  'sq',
  'am',
  'ar',
  'hy',
  'az',
  'bn',
  'bs',
  'bg',
  'ca',
  'zh',
  'zh-TW',
  'hr',
  'cs',
  'da',
  'fa-AF',
  'nl',
  'en',
  'et',
  'fa',
  'tl',
  'fi',
  'fr',
  'fr-CA',
  'ka',
  'de',
  'el',
  'gu',
  'ht',
  'ha',
  'he',
  'hi',
  'hu',
  'is',
  'id',
  'ga',
  'it',
  'ja',
  'kn',
  'kk',
  'ko',
  'lv',
  'lt',
  'mk',
  'ms',
  'ml',
  'mt',
  'mr',
  'mn',
  'no',
  'ps',
  'pl',
  'pt',
  'pt-PT',
  'pa',
  'ro',
  'ru',
  'sr',
  'si',
  'sk',
  'sl',
  'so',
  'es',
  'es-MX',
  'sw',
  'sv',
  'ta',
  'te',
  'th',
  'tr',
  'uk',
  'ur',
  'uz',
  'vi',
  'cy',
] as const;

export type EngineCode = (typeof engineCodes)[number];

/** Where our tag is not Amazon's code. Whatever an editor or operator writes on the left becomes the right. */
const aliases: Record<string, string> = {
  zh: 'zh-Hans',
  'zh-CN': 'zh-Hans',
  'zh-TW': 'zh-Hant',
  no: 'nb',
};

/** Codes that `Intl` would rename although readers and search engines know them as they are. */
const keptAsWritten = new Set(['tl', 'fa-AF']);

/** `lang` of a page, where assistive technology knows the language by another subtag. */
const pageTags: Record<string, string> = { 'fa-AF': 'prs', tl: 'fil' };

/** Our tag to the engine's code, where neither the tag nor its language alone is one. */
const engineAliases: Record<string, EngineCode> = { nb: 'no', nn: 'no', fil: 'tl', prs: 'fa-AF' };

const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

/** Stands for a source language where the text itself is to say which it is. */
export const detected = 'auto';

/** Room for a language tag in keys (RFC 5646, section 4.4.1: 35 characters hold every tag in use). */
export const maxTagLength = 35;

export interface Locale {
  /** Canonical BCP 47 tag, as in keys and manifests. */
  tag: string;
  /** What the engine calls it. */
  engineCode: EngineCode;
  /** For the `lang` attribute. */
  lang: string;
  direction: 'ltr' | 'rtl';
}

/** The locale that a tag or an Amazon code names; undefined where it is no tag, or the engine has no such language. */
export function findLocale(written: string): Locale | undefined {
  const tag = canonicalTag(written);
  const engineCode = tag === undefined ? undefined : findEngineCode(tag);
  if (tag === undefined || engineCode === undefined || tag.length > maxTagLength) return undefined;
  return { tag, engineCode, lang: pageTags[tag] ?? tag, direction: directionOf(tag) };
}

/** As `findLocale`, for tags that have been checked before. */
export function locale(tag: string): Locale {
  const found = findLocale(tag);
  if (found === undefined) throw new Error(`"${tag}" is not a language that the engine knows`);
  return found;
}

/** The language's name in English, as reports and terminals show it. */
export function languageName(tag: string, inLanguage = 'en'): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(tag) ?? tag;
}

export function canonicalTag(written: string): string | undefined {
  const known = engineCodes.find((code) => code.toLowerCase() === written.toLowerCase());
  if (known !== undefined) return aliases[known] ?? known;
  try {
    const [tag] = Intl.getCanonicalLocales(written);
    if (tag === undefined) return undefined;
    return keptAsWritten.has(tag) ? tag : (aliases[tag] ?? tag);
  } catch {
    return undefined;
  }
}

function findEngineCode(tag: string): EngineCode | undefined {
  const direct = asEngineCode(tag) ?? engineAliases[tag];
  if (direct !== undefined) return direct;
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language === 'zh') return script === 'Hant' ? 'zh-TW' : 'zh';
  return asEngineCode(language) ?? engineAliases[language];
}

function asEngineCode(text: string): EngineCode | undefined {
  return engineCodes.find((code) => code === text);
}

function directionOf(tag: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(tag).maximize().script;
  return script !== undefined && rightToLeftScripts.has(script) ? 'rtl' : 'ltr';
}
