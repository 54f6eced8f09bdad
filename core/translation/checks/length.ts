import { own } from '../../../contracts/own.ts';
import { scriptOf } from '../../lib/text/unspaced.ts';
import type { Check } from './check.ts';

/** A text of this many characters is long enough to compare proportions. */
const longEnough = 40;

/**
 * Letters and digits of a text, relative to the English one, by script, each measured over the Universal Declaration
 * of Human Rights. Scripts that are not listed are alphabets, with 0.85 to 1.25.
 */
const densities: Record<string, number> = {
  // A character is a word or half of one.
  Hans: 0.28,
  Hant: 0.28,
  // Words in Han, endings in syllables.
  Jpan: 0.44,
  // A character is a syllable.
  Kore: 0.39,
  Ethi: 0.49,
  // Short vowels are not written: Arabic 0.69, Persian 0.80, Urdu 0.83.
  Arab: 0.75,
  Hebr: 0.66,
  // Vowel signs are not letters: Hindi 0.60, Marathi 0.68, Bengali 0.59, Gujarati 0.58 and so on.
  Deva: 0.62,
  Beng: 0.59,
  Gujr: 0.58,
  Guru: 0.59,
  Telu: 0.67,
  Knda: 0.65,
  Mlym: 0.61,
  Sinh: 0.65,
  // As before, but words are long; in Thai only some vowels are signs.
  Taml: 0.81,
  Thai: 0.83,
};

/** Letters of a sign, or of a short form after a figure, if the other language writes it out: "£5m". */
const signLetters = 7;
/** Letters by which a short text may be longer than its proportion allows: "24/7" is a sentence elsewhere. */
const fewLetters = 30;

/**
 * How much shorter or longer a translation may be than its source, both weighted. The Declaration's paragraphs lie
 * between 0.5 and 1.9; beyond these bounds, text is missing or was added.
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

/** Whether two weighted lengths can belong to one text in two languages. */
export function isInProportion(from: number, to: number): boolean {
  if (from < longEnough && (to < longEnough || to - from <= fewLetters)) return true;
  return to >= from * proportion.least && to <= from * proportion.most;
}

/**
 * Letters and digits of a text, converted to the number that a text in the Latin alphabet would need for the same
 * content.
 */
export function weight(text: string, language: string): number {
  const characters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const signs =
    text.match(/(?<=\d\s?)[%‰°\p{Sc}]|\p{Sc}(?=\d)|(?<=\d)(?:bn|[mk])(?![\p{L}\p{N}])|(?<=\d)\/(?=\d)/giu)?.length ?? 0;
  return characters / (own(densities, scriptOf(language)) ?? 1) + signs * signLetters;
}
