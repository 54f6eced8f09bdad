import { describe, expect, test } from 'vitest';
import { engineCodes, locale } from '../../contracts/locales.ts';
import { type SettingName, supportedSettings, translationSettings } from '../../contracts/translation-settings.ts';

/** The targets that a setting is sent for, from a source. */
const targetsOf = (name: SettingName, source: 'en' | 'es' | 'ja') =>
  engineCodes.filter((code) => code !== source && translationSettings[name].supports(source, code));

describe('the languages are those of the page', () => {
  // The pages as they stood in November 2026; whoever changes a list reads its page again.
  test('https://docs.aws.amazon.com/translate/latest/dg/customizing-translations-formality.html', (context) => {
    expect(translationSettings.formality.page).toBe(context.task.name);
    const listed = ['nl', 'fr', 'fr-CA', 'de', 'hi', 'it', 'ja', 'ko', 'pt-PT', 'es', 'es-MX'];
    expect(targetsOf('formality', 'en').toSorted()).toEqual(listed.toSorted());
  });

  test('https://docs.aws.amazon.com/translate/latest/dg/customizing-translations-brevity.html', (context) => {
    expect(translationSettings.brevity.page).toBe(context.task.name);
    expect(targetsOf('brevity', 'en').toSorted()).toEqual(['de', 'es', 'fr', 'it', 'pt']);
    expect(targetsOf('brevity', 'es').toSorted()).toEqual(['de', 'en', 'fr', 'it', 'pt']);
    expect(targetsOf('brevity', 'ja').toSorted()).toEqual(['de', 'es', 'fr', 'it', 'pt']);
  });

  test('https://docs.aws.amazon.com/translate/latest/dg/customizing-translations-profanity.html', (context) => {
    expect(translationSettings.profanity.page).toBe(context.task.name);
    const sent = new Set<string>(targetsOf('profanity', 'en'));
    expect(engineCodes.filter((code) => code !== 'en' && !sent.has(code)).toSorted()).toEqual([
      'bn',
      'hi',
      'ml',
      'pa',
      'si',
      'vi',
    ]);
  });
});

describe('supportedSettings', () => {
  test('keeps what the engine has for the pair, in one order however it is written', () => {
    const all = { profanity: 'mask', brevity: 'on', formality: 'formal' } as const;
    const fr = supportedSettings(all, 'en', 'fr');
    expect(fr).toEqual(all);
    expect(JSON.stringify(fr)).toBe('{"formality":"formal","brevity":"on","profanity":"mask"}');
    expect(supportedSettings(all, 'en', 'ca')).toEqual({ profanity: 'mask' });
    expect(supportedSettings(all, 'de', 'en')).toEqual({ brevity: 'on', profanity: 'mask' });
    expect(supportedSettings(all, 'ja', 'en')).toEqual({ profanity: 'mask' });
    expect(supportedSettings(all, 'en', 'pt-BR')).toEqual({ brevity: 'on', profanity: 'mask' });
  });

  test.each([
    ['nothing was asked for', undefined, 'fr'],
    ['nothing in particular was', {}, 'fr'],
    ['the engine has none of it', { brevity: 'on', profanity: 'mask' }, 'bn'],
  ] as const)('is undefined where %s', (_, settings, target) => {
    expect(supportedSettings(settings, 'en', target)).toBeUndefined();
  });

  test('every value of a setting is one of the type', () => {
    for (const formality of translationSettings.formality.values) {
      expect(supportedSettings({ formality: formality as 'formal' }, 'en', locale('de').tag)).toEqual({ formality });
    }
  });
});
