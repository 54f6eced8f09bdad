import { own } from '../../../contracts/own.ts';
import { once } from '../../lib/once.ts';
import { scriptOf } from '../../lib/text/unspaced.ts';
import { withoutAddresses } from './addresses.ts';
import type { Check } from './check.ts';

/**
 * The Unicode scripts of an ISO 15924 code that covers several, or that is a variant; other codes are Unicode's own.
 */
const partsOf: Record<string, string[]> = {
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
  Hans: ['Hani'],
  Hant: ['Hani'],
};

/** A longer text without these is Chinese. */
const indispensable: Record<string, RegExp> = { Jpan: /[\p{sc=Hiragana}\p{sc=Katakana}]/u, Kore: /\p{sc=Hangul}/u };

/** Fewer letters do not tell a text's script: names and units keep theirs. */
const enoughLetters = 20;
/** Share of letters that must be in the language's own script. */
const ownShare = 0.4;

/** Checks that most letters are of the language's script: a translation into Arabic is in Arabic letters. */
export const script: Check = ({ source, target, sourceLanguage, language }) => {
  const targetOwn = lettersOf(language);
  const sourceOwn = lettersOf(sourceLanguage);
  if (targetOwn === undefined || sourceOwn === undefined || targetOwn.source === sourceOwn.source) return undefined;
  const text = withoutAddresses(target);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreignAlready = source.match(targetOwn)?.length ?? 0;
  if (letters < enoughLetters || foreignAlready > letters / 2) return undefined;
  const right = text.match(targetOwn)?.length ?? 0;
  const needed = own(indispensable, scriptOf(language));
  return right >= letters * ownShare && (needed === undefined || needed.test(text))
    ? undefined
    : 'Most of the translation is not in the script of its language.';
};

const lettersOf = once((language) => {
  const code = scriptOf(language);
  const scripts = own(partsOf, code) ?? [code];
  return code === '' ? undefined : new RegExp(`[${scripts.map((name) => `\\p{sc=${name}}`).join('')}]`, 'gu');
});
