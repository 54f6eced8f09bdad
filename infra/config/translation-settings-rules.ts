import type { z } from 'zod';
import { engineCodes, findLocale, locale } from '../../contracts/locales.ts';
import {
  type SettingName,
  settingNames,
  type TranslationSettings,
  translationSettings,
} from '../../contracts/translation-settings.ts';

/** Settings as an operator writes them: languages by any of their names, names and values unchecked. */
type Given = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Refuses settings of languages that are not targets, unknown settings, and those that the engine does not
 * support for the language.
 */
export function checkTranslationSettings(given: Given, languages: readonly string[], context: z.RefinementCtx): void {
  const refuse = (path: string[], message: string, allowed: string) =>
    context.addIssue({ code: 'custom', path: ['settings', ...path], message, params: { allowed } });
  for (const [written, settings] of Object.entries(given)) {
    const tag = findLocale(written)?.tag ?? written;
    if (!languages.includes(tag)) {
      refuse([written], `is given for ${written}, which is not one of the languages`, languages.join(', '));
      continue;
    }
    for (const [name, value] of Object.entries(settings)) {
      const setting = translationSettings[name as SettingName];
      const place = [written, name];
      if (setting === undefined) {
        refuse(place, `is given as ${name} of ${written}, but the setting does not exist`, settingNames.join(', '));
      } else if (!setting.values.includes(value)) {
        refuse(place, `is not a ${name} (${written})`, setting.values.join(', '));
      } else if (!engineCodes.some((source) => setting.supports(source, locale(tag).engineCode))) {
        refuse(place, `is given, but the engine has no ${name} for ${written}`, `${name} for ${setting.targets}`);
      }
    }
  }
}

/** Checked settings by canonical tag, as functions read them. */
export function byCanonicalTag(given: Given): Record<string, TranslationSettings> {
  return Object.fromEntries(Object.entries(given).map(([written, own]) => [locale(written).tag, own]));
}
