import { type EngineCode, locale } from './locales.ts';

/** The manner of a language's translation, which the text itself cannot express. */
export type TranslationSettings = {
  /** Formal or informal address of readers (Sie or du). */
  formality?: 'formal' | 'informal';
  /** Shorter translations, for tight layouts. */
  brevity?: 'on';
  /** Replaces profane words with `?$#@$`. */
  profanity?: 'mask';
};

export type SettingName = keyof TranslationSettings;

interface Setting {
  values: readonly string[];
  /** The page of Amazon's documentation that lists the supported languages. */
  page: string;
  /** As `page` documents it, by engine codes. */
  supports(source: EngineCode, target: EngineCode): boolean;
  /** Engine codes of the targets that support it from some source language. */
  targets: string;
}

const formal = ['nl', 'fr', 'fr-CA', 'de', 'hi', 'it', 'ja', 'ko', 'pt-PT', 'es', 'es-MX'];
const brief = ['fr', 'de', 'it', 'pt', 'es'];
const notMasked = ['bn', 'hi', 'ml', 'pa', 'si', 'vi'];

const guide = 'https://docs.aws.amazon.com/translate/latest/dg';

/**
 * The settings of Amazon Translate. A pair that does not support a setting is never sent it: Amazon would
 * ignore it, and the memory would hold one translation twice.
 */
export const translationSettings: Readonly<Record<SettingName, Setting>> = {
  formality: {
    values: ['formal', 'informal'],
    page: `${guide}/customizing-translations-formality.html`,
    supports: (_, target) => formal.includes(target),
    targets: formal.join(', '),
  },
  brevity: {
    values: ['on'],
    page: `${guide}/customizing-translations-brevity.html`,
    supports: (source, target) => brief.includes(target) || (target === 'en' && brief.includes(source)),
    targets: `${brief.join(', ')}; en from these`,
  },
  profanity: {
    values: ['mask'],
    page: `${guide}/customizing-translations-profanity.html`,
    supports: (_, target) => !notMasked.includes(target),
    targets: `all but ${notMasked.join(', ')}`,
  },
};

export const settingNames = Object.keys(translationSettings) as SettingName[];

/**
 * The settings that the service has for a pair of languages, always in one order; undefined where none
 * is left.
 *
 * @param source canonical tag, as is `target`.
 */
export function supportedSettings(
  settings: TranslationSettings | undefined,
  source: string,
  target: string,
): TranslationSettings | undefined {
  const [from, to] = [locale(source).engineCode, locale(target).engineCode];
  const kept = settingNames.filter((name) => settings?.[name] && translationSettings[name].supports(from, to));
  return kept.length === 0 ? undefined : Object.fromEntries(kept.map((name) => [name, settings?.[name]]));
}
