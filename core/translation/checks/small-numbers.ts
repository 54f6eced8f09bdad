import { own } from '../../../contracts/own.ts';
import { once } from '../../lib/once.ts';
import { scaleWords } from './scale-words.ts';

/**
 * Small numbers in words. Engines write "two" as 2 and 3 as "tres". A word may explain a figure that the other side
 * does not have, but does not require one.
 */
const words: Record<string, string[]> = {
  en: [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    '_ first second third fourth fifth sixth seventh eighth ninth tenth',
    '_ once twice thirds',
  ],
  es: ['cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce', '_ una', '_ un', '_ primero segundo'],
  fr: ['zéro un deux trois quatre cinq six sept huit neuf dix onze douze', '_ une', '_ premier deuxième'],
  it: ['zero uno due tre quattro cinque sei sette otto nove dieci undici dodici', '_ una', '_ un', '_ primo secondo'],
  pt: ['zero um dois três quatro cinco seis sete oito nove dez onze doze', '_ uma duas', '_ primeiro segundo'],
  ca: ['zero un dos tres quatre cinc sis set vuit nou deu onze dotze', '_ una dues', '_ primer segon'],
  de: ['null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf', '_ ein', '_ eine', '_ erste zweite'],
  zh: ['零 一 二 三 四 五 六 七 八 九 十', '〇 _ 两', '_ _ 兩'],
};

/** English tens, and other words used instead of a figure. */
const more: Record<string, Record<string, number>> = {
  en: { thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, dozen: 12 },
};

/** Counts the values of a text's small numbers in words and of its Roman numerals. */
export function numbersInWords(text: string, language: string): Map<number, number> {
  const base = new Intl.Locale(language).language;
  // Japanese counts with the same characters as Chinese.
  const own = valuesOf(base === 'ja' ? 'zh' : base);
  const found = new Map<number, number>();
  const add = (value: number) => found.set(value, (found.get(value) ?? 0) + 1);
  let tens = 0;
  for (const { 0: token, index } of text.matchAll(
    /[二三四五六七八九]?十[一二三四五六七八九]?|[\p{sc=Han}]|[\p{L}\p{M}]+/gu,
  )) {
    // A scale after a figure belongs to the figure.
    if (/\p{Nd}[\s-]?$/u.test(text.slice(Math.max(0, index - 3), index))) continue;
    const value = own.get(token.toLowerCase()) ?? tensOf(token) ?? romanOf(token);
    if (value !== undefined) add(value);
    // "Twenty-five"
    if (value !== undefined && tens > 0 && value < 10) add(tens + value);
    tens = value !== undefined && value >= 20 && value < 100 && value % 10 === 0 ? value : 0;
  }
  return found;
}

const valuesOf = once((language) => {
  // "1 million" is "un millón".
  const values = new Map([...scaleWords(language), ...Object.entries(own(more, language) ?? {})]);
  for (const list of own(words, language) ?? []) {
    for (const [value, word] of list.split(' ').entries()) if (word !== '_') values.set(word, value);
  }
  return values;
});

/** 十五 is 15 and 二十五 is 25. */
function tensOf(token: string): number | undefined {
  const at = token.indexOf('十');
  if (at < 0) return undefined;
  const digit = (character: string, none: number) => Math.max('一二三四五六七八九'.indexOf(character || '?') + 1, none);
  return digit(token.slice(0, at), 1) * 10 + digit(token.slice(at + 1), 0);
}

const romanDigits: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** Centuries, kings and congresses are counted in Roman numerals by many languages. */
function romanOf(token: string): number | undefined {
  if (!/^[IVXLCDM]+$/.test(token)) return undefined;
  let value = 0;
  for (const [index, digit] of [...token].entries()) {
    const figure = own(romanDigits, digit) ?? 0;
    const next = own(romanDigits, token.charAt(index + 1)) ?? 0;
    value += figure < next ? -figure : figure;
  }
  return value;
}
