import { own } from '../../../contracts/own.ts';
import { once } from '../../lib/once.ts';
import { listedNumbers, namedNumbers } from './number-words.ts';
import { scaleWords } from './scale-words.ts';

/** Counts the values of a text's small numbers in words and of its Roman numerals. */
export function numbersInWords(text: string, language: string): Map<number, number> {
  const base = new Intl.Locale(language).language;
  // Japanese counts with the same characters as Chinese.
  const own = valuesOf(base === 'ja' ? 'zh' : base);
  const found = new Map<number, number>();
  const add = (value: number) => found.set(value, (found.get(value) ?? 0) + 1);
  let tens = 0;
  /** A count before a scale word: "two" of "two million", "half" of "half a million". */
  let count: number | undefined;
  for (const { 0: token, index } of text.matchAll(
    /[二三四五六七八九]?十[一二三四五六七八九]?|[\p{sc=Han}]|[\p{L}\p{M}]+/gu,
  )) {
    // A scale after a figure belongs to the figure.
    if (/\p{Nd}[\s-]?$/u.test(text.slice(Math.max(0, index - 3), index))) continue;
    const word = token.toLowerCase();
    const value = own.get(word) ?? tensOf(token) ?? romanOf(token);
    if (value !== undefined) add(value);
    if (value !== undefined && value >= 1_000 && count !== undefined) add(count * value);
    // "Twenty-five"
    if (value !== undefined && tens > 0 && value < 10) add(tens + value);
    tens = value !== undefined && value >= 20 && value < 100 && value % 10 === 0 ? value : 0;
    if (halves.has(word)) count = 0.5;
    else if (value !== undefined && value < 1_000) count = value;
    else if (!articles.has(word)) count = undefined;
  }
  return found;
}

const halves = new Set(
  'half halbe halber halbes demi demie medio media mezzo mezza meio meia halve half mig mitja'.split(' '),
);
const articles = new Set(['a', 'an', 'of', 'de', 'd']);

const valuesOf = once((language) => {
  // "1 million" is "un millón".
  const values = new Map([...scaleWords(language), ...Object.entries(own(namedNumbers, language) ?? {})]);
  for (const list of own(listedNumbers, language) ?? []) {
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
  const numeral = /^([IVXLCDM]+)(?:e|er|ère|re|ème|ᵉ|è|a|º|ª)?$/u.exec(token)?.[1];
  if (numeral === undefined) return undefined;
  let value = 0;
  for (const [index, digit] of [...numeral].entries()) {
    const figure = own(romanDigits, digit) ?? 0;
    const next = own(romanDigits, numeral.charAt(index + 1)) ?? 0;
    value += figure < next ? -figure : figure;
  }
  return value;
}
