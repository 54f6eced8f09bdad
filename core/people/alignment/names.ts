import { once } from '../../lib/once.ts';
import { monthNumbers } from '../../translation/checks/months.ts';

/** Two-letter region codes from AA to ZZ; `Intl` names those that exist. */
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Shorter names are too often words with other meanings. */
const shortest = 3;
/** Words of the longest name that is searched. */
const maxNameWords = 3;

/**
 * Names in a text that CLDR has in every language: days, months and countries. They identify blocks even if
 * two languages share neither letters nor figures.
 */
export function nameClues(text: string, language: string): string[] {
  const clues = monthNumbers(text, language)
    .filter(({ dated, written }) => dated || written.length > shortest)
    .map(({ number }) => `known:month ${number}`);
  const { names, beginnings, spaced } = namesOf(language);
  const lower = text.toLowerCase();
  if (!spaced) {
    for (const [name, id] of names) if (lower.includes(name)) clues.push(`known:${id}`);
    return clues;
  }
  const words = lower.match(/[\p{L}\p{M}]+/gu) ?? [];
  for (const [index, first] of words.entries()) {
    if (!beginnings.has(first)) continue;
    for (let count = 1; count <= maxNameWords; count++) {
      const id = names.get(words.slice(index, index + count).join(' '));
      if (id !== undefined) clues.push(`known:${id}`);
    }
  }
  return clues;
}

interface Names {
  /** The day, month or country of each name. */
  names: Map<string, string>;
  /** First words of the names. */
  beginnings: Set<string>;
  /** Whether the language separates words by spaces. */
  spaced: boolean;
}

const namesOf = once((language): Names => {
  const names = new Map<string, string>();
  const spaced = !/^(?:zh|ja|th|lo|km|my)\b/.test(language);
  const add = (written: string | undefined, id: string) => {
    const lower = written?.toLowerCase() ?? '';
    const name = spaced ? (lower.match(/[\p{L}\p{M}]+/gu) ?? []).join(' ') : lower;
    if (name.length >= (spaced ? shortest : 2) && !names.has(name)) names.set(name, id);
  };
  if (Intl.DateTimeFormat.supportedLocalesOf(language).length > 0) {
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    // 1 November 2026 is a Sunday.
    for (let day = 0; day < 7; day++) add(weekday.format(Date.UTC(2026, 10, 1 + day)), `day ${day}`);
  }
  if (Intl.DisplayNames.supportedLocalesOf(language).length > 0) {
    const regions = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const first of letters) for (const second of letters) add(regions.of(first + second), first + second);
  }
  return { names, beginnings: new Set([...names.keys()].map((name) => name.split(' ', 1)[0] ?? name)), spaced };
});
