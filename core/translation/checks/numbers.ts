import { own } from '../../../contracts/own.ts';
import { type ChangedFigures, changedFigures } from './changed-figures.ts';
import type { Check, CheckedPair } from './check.ts';
import type { Figure } from './figures.ts';
import { type Month, monthNumbers } from './months.ts';
import { knowsPercent, unitsOf } from './units.ts';

/** Figures named in a message; if a whole table went wrong, more would not help. */
const named = 5;

/**
 * Checks that source and target hold the same figures by value, and that dates name the same months and amounts the
 * same units. Compares values, not characters: "1,850" is "1.850", "٤" is "4", "4.1 million" is "4,1 millones", "7:30
 * pm" is "19:30" and "December" is "12月".
 */
export const numbers: Check = (pair) => {
  const { source, target, sourceLanguage, language } = pair;
  return (
    figuresMessage(changedFigures(pair)) ??
    monthMessage(monthNumbers(source, sourceLanguage), monthNumbers(target, language)) ??
    unitMessage(pair) ??
    afternoonMessage(pair)
  );
};

function figuresMessage({ lost, invented }: ChangedFigures): string | undefined {
  if (lost.length === 0 && invented.length === 0) return undefined;
  const text = `${said('the translation lacks', lost)}; ${said('it says, and the source does not,', invented)}.`;
  // Either part may be empty.
  return text.replace(/^; |; (?=\.)/, '').replace(/^./, (first) => first.toUpperCase());
}

function said(what: string, figures: Figure[]): string {
  if (figures.length === 0) return '';
  const shown = figures.slice(0, named).map(({ written }) => written);
  return `${what} ${shown.join(', ')}${figures.length > named ? ', …' : ''}`;
}

/**
 * Reports a month only if each side dates one that the other does not have: on one side alone it may be an inflection
 * missing from CLDR.
 */
function monthMessage(source: readonly Month[], target: readonly Month[]): string | undefined {
  const missing = (from: readonly Month[], other: readonly Month[]) => {
    const numbers = new Set(other.map(({ number }) => number));
    return from.find(({ number, dated }) => dated && !numbers.has(number));
  };
  const lost = missing(source, target);
  const invented = missing(target, source);
  return lost && invented ? `The translation says ${invented.written}, the source ${lost.written}.` : undefined;
}

/**
 * Reports a unit only if each side has one that the other does not: on one side alone the word may be missing from the
 * table, except for "%".
 */
function unitMessage({ source, target, language }: CheckedPair): string | undefined {
  const from = unitsOf(source);
  const to = unitsOf(target);
  const lost = [...from].find((unit) => !to.has(unit));
  const invented = [...to].find((unit) => !from.has(unit));
  if (lost !== undefined && invented !== undefined)
    return `The translation counts in ${invented}, the source in ${lost}.`;
  return lost === '%' && to.size === 0 && knowsPercent(language) ? 'The translation lacks the %.' : undefined;
}

/** Words for a time after noon, in languages that count 24 hours: without one, "7 Uhr" is in the morning. */
const afternoonWords: Readonly<Record<string, RegExp>> = {
  de: /abend|nachmittag|nacht|mittag|\bp\.?\s?m\b/iu,
  fr: /soir|après-midi|nuit|\bp\.?\s?m\b/iu,
  it: /sera|pomeriggio|notte|\bp\.?\s?m\b/iu,
  es: /tarde|noche|\bp\.?\s?m\b/iu,
  pt: /tarde|noite|\bp\.?\s?m\b/iu,
  ca: /tarda|vespre|nit|\bp\.?\s?m\b/iu,
  nl: /avond|middag|nacht|\bp\.?\s?m\b/iu,
  sv: /kväll|eftermiddag|natt|\be\.?\s?m\b/iu,
  pl: /wieczor|po południu|\bp\.?\s?m\b/iu,
  ru: /вечер|дня|ночи/iu,
};
const afternoonTime = /(?<!\d)(\d{1,2})(?:[:.]\d{2})?\s?p\.?\s?m(?!\p{L})/giu;

/** Reports an hour after noon that the translation counts from midnight: "7 p.m." is not "7 Uhr". */
function afternoonMessage({ source, target, sourceLanguage, language }: CheckedPair): string | undefined {
  const words = own(afternoonWords, new Intl.Locale(language).language);
  if (words === undefined || !sourceLanguage.startsWith('en') || words.test(target)) return undefined;
  const hours = new Set(target.match(/\d+/g)?.map(Number));
  for (const { 0: written, 1: digits } of source.matchAll(afternoonTime)) {
    const hour = Number(digits);
    if (hour >= 1 && hour < 12 && hours.has(hour) && !hours.has(hour + 12)) {
      return `The translation says ${hour} for ${written}, which is in the morning.`;
    }
  }
  return undefined;
}
