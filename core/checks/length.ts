import type { Check } from './check.ts';
import { scriptOf } from './scripts.ts';

/** Characters of a text that is long enough for a proportion to mean anything. */
const longEnough = 40;

/**
 * Letters that say as much as one of the Latin alphabet's, by script. Measured over the Universal
 * Declaration of Human Rights, letters and digits against the English text's; scripts that are not
 * here are alphabets (0.85 to 1.25 there).
 */
const weights: Record<string, { weight: number; reason: string }> = {
  Hans: { weight: 1 / 0.28, reason: 'A character is a word or half of one: 0.28.' },
  Hant: { weight: 1 / 0.28, reason: 'As simplified Chinese: 0.28.' },
  Jpan: { weight: 1 / 0.44, reason: 'Words in Han, endings in syllables: 0.44.' },
  Kore: { weight: 1 / 0.39, reason: 'A character is a syllable: 0.39.' },
  Arab: { weight: 1 / 0.75, reason: 'Short vowels are not written: Arabic 0.69, Persian 0.80, Urdu 0.83.' },
  Hebr: { weight: 1 / 0.66, reason: 'Vowels are not written: 0.66.' },
  ...indic('Deva', 'Hindi 0.60, Marathi 0.68'),
  ...indic('Beng', '0.59'),
  ...indic('Gujr', '0.58'),
  ...indic('Guru', '0.59'),
  ...indic('Telu', '0.67'),
  ...indic('Knda', '0.65'),
  ...indic('Mlym', '0.61'),
  ...indic('Sinh', '0.65'),
  Taml: { weight: 1 / 0.81, reason: 'Vowel signs are no letters, but words are long: 0.81.' },
  Thai: { weight: 1 / 0.83, reason: 'Some vowels are signs: 0.83.' },
  Ethi: { weight: 1 / 0.49, reason: 'A character is a syllable: 0.49.' },
};

/**
 * How much shorter or longer a translation may be than its source, both weighed. Of the Declaration's
 * paragraphs no two are further apart than 0.5 to 1.9; beyond this something is missing or was added.
 */
const proportion = { least: 0.4, most: 2.5 };

export const length: Check = ({ source, target, sourceLanguage, language }) => {
  const from = weight(source, sourceLanguage);
  const to = weight(target, language);
  if (isInProportion(from, to)) return undefined;
  if (from === 0) return 'The source has no words, and the translation has.';
  const share = `${Math.round((to / from) * 100)} %`;
  return `The translation is much ${to < from ? 'shorter' : 'longer'} than its source: ${share}.`;
};

/** Whether two lengths, weighed, can be those of one text in two languages. */
export function isInProportion(from: number, to: number): boolean {
  if (from < longEnough && to < longEnough) return true;
  return to >= from * proportion.least && to <= from * proportion.most;
}

/** Letters and digits of a text, as many as a text in the Latin alphabet would have that says as much. */
export function weight(text: string, language: string): number {
  const characters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return characters * (weights[scriptOf(language)]?.weight ?? 1);
}

function indic(script: string, measured: string): Record<string, { weight: number; reason: string }> {
  return { [script]: { weight: 1 / 0.62, reason: `Vowel signs are no letters: ${measured}.` } };
}
