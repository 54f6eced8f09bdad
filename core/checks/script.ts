import { withoutAddresses } from './addresses.ts';
import type { Check } from './check.ts';
import { scriptOf } from './scripts.ts';

/** The scripts that a language's text is in, where its tag implies another name or more than one (ISO 15924, Unicode). */
const partsOf: Record<string, string[]> = {
  Jpan: ['Han', 'Hiragana', 'Katakana'],
  Kore: ['Hangul', 'Han'],
  Hans: ['Han'],
  Hant: ['Han'],
};

/** The Unicode name of a script by its code; only those that the engine's languages are written in. */
const names: Record<string, string> = {
  Arab: 'Arabic',
  Armn: 'Armenian',
  Beng: 'Bengali',
  Cyrl: 'Cyrillic',
  Deva: 'Devanagari',
  Ethi: 'Ethiopic',
  Geor: 'Georgian',
  Grek: 'Greek',
  Gujr: 'Gujarati',
  Guru: 'Gurmukhi',
  Hebr: 'Hebrew',
  Knda: 'Kannada',
  Latn: 'Latin',
  Mlym: 'Malayalam',
  Sinh: 'Sinhala',
  Taml: 'Tamil',
  Telu: 'Telugu',
  Thai: 'Thai',
};

/** Without these a text of some length is Chinese. */
const indispensable: Record<string, RegExp> = { Jpan: /[\p{sc=Hiragana}\p{sc=Katakana}]/u, Kore: /\p{sc=Hangul}/u };

/** Letters that a text must have before its script tells anything: names and units are written as they are. */
const enoughLetters = 20;
/** Share of letters that must be in the language's own script. */
const ownShare = 0.4;

/** A translation into Arabic is in Arabic letters, for the most part. */
export const script: Check = ({ source, target, sourceLanguage, language }) => {
  const own = lettersOf(language);
  const sourceOwn = lettersOf(sourceLanguage);
  if (own === undefined || sourceOwn === undefined || own.source === sourceOwn.source) return undefined;
  const text = withoutAddresses(target);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreignAlready = source.match(own)?.length ?? 0;
  if (letters < enoughLetters || foreignAlready > letters / 2) return undefined;
  const right = text.match(own)?.length ?? 0;
  const needed = indispensable[scriptOf(language)];
  return right >= letters * ownShare && (needed === undefined || needed.test(text))
    ? undefined
    : 'Most of the translation is not in the script of its language.';
};

const cache = new Map<string, RegExp | undefined>();

function lettersOf(language: string): RegExp | undefined {
  if (!cache.has(language)) {
    const code = scriptOf(language);
    const scripts = partsOf[code] ?? [names[code]].filter((name) => name !== undefined);
    cache.set(
      language,
      scripts.length === 0 ? undefined : new RegExp(`[${scripts.map((name) => `\\p{Script=${name}}`).join('')}]`, 'gu'),
    );
  }
  return cache.get(language);
}
