import type { EngineCode } from '../../contracts/locales.ts';
import { settingNames, translationSettings } from '../../contracts/translation-settings.ts';
import { ServiceError } from './service-error.ts';

/**
 * The settings of a request that the service applies to its languages, as `AppliedSettings`; undefined if
 * none apply. An unknown value is an error.
 */
export function appliedSettings(given: unknown, source: string, target: string): Record<string, string> | undefined {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'object') throw new ServiceError('SerializationException', 'Settings must be an object.');
  const applied = settingNames.flatMap((name): [string, string][] => {
    const member = name.charAt(0).toUpperCase() + name.slice(1);
    const value: unknown = (given as Record<string, unknown>)[member];
    if (value === undefined || value === null) return [];
    const { values, supports } = translationSettings[name];
    const known = values.map((each) => each.toUpperCase());
    if (typeof value !== 'string' || !known.includes(value)) {
      throw new ServiceError(
        'ValidationException',
        `1 validation error detected: Value '${value}' at 'settings.${name}' failed to satisfy constraint: Member must satisfy enum value set: [${known.join(', ')}]`,
      );
    }
    return supports(source as EngineCode, target as EngineCode) ? [[member, value]] : [];
  });
  return applied.length === 0 ? undefined : Object.fromEntries(applied);
}
