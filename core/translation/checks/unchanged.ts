import { withoutAddresses } from './addresses.ts';
import type { Check } from './check.ts';

/** Fewer words are often a name, a title, or words that both languages share. */
const fewWords = 5;

/** Finds a sentence that the engine returned untranslated. */
export const unchanged: Check = ({ source, target, sourceLanguage, language }) => {
  if (source !== target || baseOf(sourceLanguage) === baseOf(language)) return undefined;
  const words = withoutAddresses(source).match(/\p{L}{2,}/gu) ?? [];
  const lower = words.filter((word) => word === word.toLowerCase());
  return words.length >= fewWords && lower.length * 2 > words.length
    ? 'The translation is the same as the source.'
    : undefined;
};

function baseOf(language: string): string {
  return new Intl.Locale(language).language;
}
