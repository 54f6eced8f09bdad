import { own } from './own.ts';
/**
 * Languages. Outside the engine's adapter, a language is one canonical BCP 47 tag, used in keys, manifests
 * and file suffixes. Amazon's codes are aliases of it.
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

/** Other names of our tags, Amazon's codes among them, as editors and operators write them. */
const aliases: Record<string, string> = {
  zh: 'zh-Hans',
  'zh-CN': 'zh-Hans',
  'zh-TW': 'zh-Hant',
  no: 'nb',
};

/** Tags that `Intl` would rename although readers and search engines use them as they are. */
const keptAsWritten = new Set(['tl', 'fa-AF']);

/** `lang` of a page, where assistive technology uses another subtag. */
const pageTags: Record<string, string> = { 'fa-AF': 'prs', tl: 'fil' };

/** Our tag to the engine's code, if neither the tag nor its language is one. */
const engineAliases: Record<string, EngineCode> = { nb: 'no', nn: 'no', fil: 'tl', prs: 'fa-AF' };

const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

/** The source language of texts whose language is to be detected. */
export const detected = 'auto';

/** Bytes reserved for a language tag in keys (RFC 5646, section 4.4.1: 35 characters hold every tag in use). */
export const maxTagLength = 35;

export interface Locale {
  /** Canonical BCP 47 tag, as in keys and manifests. */
  tag: string;
  /** The engine's code for it. */
  engineCode: EngineCode;
  /** Value of the `lang` attribute. */
  lang: string;
  direction: 'ltr' | 'rtl';
}

/** The locale of a tag or an Amazon code; undefined if it is not a tag or the engine does not have the language. */
export function findLocale(written: string): Locale | undefined {
  const tag = canonicalTag(written);
  const engineCode = tag === undefined ? undefined : findEngineCode(tag);
  if (tag === undefined || engineCode === undefined || tag.length > maxTagLength) return undefined;
  return { tag, engineCode, lang: own(pageTags, tag) ?? tag, direction: directionOf(tag) };
}

const checked = new Map<string, Locale>();

/** `findLocale` for tags that have been checked before, of which there are few; throws otherwise. */
export function locale(tag: string): Locale {
  const found = checked.get(tag) ?? findLocale(tag);
  if (found === undefined) throw new Error(`"${tag}" is not a language that the engine knows`);
  checked.set(tag, found);
  return found;
}

/** The language's name, in English by default, as reports and terminals show it. */
export function languageName(tag: string, inLanguage = 'en'): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(tag) ?? tag;
}

export function canonicalTag(written: string): string | undefined {
  const known = engineCodes.find((code) => code.toLowerCase() === written.toLowerCase());
  if (known !== undefined) return own(aliases, known) ?? known;
  try {
    const [tag] = Intl.getCanonicalLocales(written);
    if (tag === undefined) return undefined;
    return keptAsWritten.has(tag) ? tag : (own(aliases, tag) ?? tag);
  } catch {
    return undefined;
  }
}

/** Whether two tags, as a document writes them, are one language in one script: its regions do not count. */
export function sameLanguage(tag: string, other: string): boolean {
  const [a, b] = [tag, other].map((each) => {
    const canonical = canonicalTag(each.trim().replaceAll('_', '-'));
    return canonical === undefined ? undefined : new Intl.Locale(canonical).maximize();
  });
  return a !== undefined && a.language === b?.language && a.script === b.script;
}

function findEngineCode(tag: string): EngineCode | undefined {
  const direct = asEngineCode(tag) ?? own(engineAliases, tag);
  if (direct !== undefined) return direct;
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language === 'zh') return script === 'Hant' ? 'zh-TW' : 'zh';
  return asEngineCode(language) ?? own(engineAliases, language);
}

function asEngineCode(text: string): EngineCode | undefined {
  return engineCodes.find((code) => code === text);
}

function directionOf(tag: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(tag).maximize().script;
  return script !== undefined && rightToLeftScripts.has(script) ? 'rtl' : 'ltr';
}
