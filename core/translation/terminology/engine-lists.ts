import { maxTargetsOfTerminology } from '../../../contracts/limits.ts';
import { locale } from '../../../contracts/locales.ts';
import type { EngineList, StoredTermList, Term } from '../../../contracts/terminology.ts';
import { escapeMarkup } from '../../lib/xml/index.ts';

/**
 * Divides a list for Amazon Translate: only pairs that the service must apply. Dragoman itself matches terms that are
 * not translated.
 *
 * A custom terminology holds ten target languages at most, so there may be several. Each has a translation in every
 * cell, since the meaning of an empty one is not documented, and each engine code once, since two of our tags can
 * share one.
 *
 * @param name of the whole list; the first part has it, the others with a number appended
 */
export function planEngineLists(name: string, terms: readonly Term[]): EngineList[] {
  const groups = new Map<string, string[]>();
  for (const target of targetsOf(terms)) {
    const rows = JSON.stringify(pairsOf(terms, target).map(([source]) => source));
    if (rows !== '[]') groups.set(rows, [...(groups.get(rows) ?? []), target]);
  }
  const lists = [...groups.values()].flatMap(inLists);
  return lists.map((targets, index) => ({ name: index === 0 ? name : `${name}-${index + 1}`, targets }));
}

/** Puts each language into the first list that has room and does not yet have its engine code. */
function inLists(targets: readonly string[]): string[][] {
  const lists: string[][] = [];
  for (const target of targets) {
    const fits = lists.find(
      (list) => list.length < maxTargetsOfTerminology && !list.some((other) => codeOf(other) === codeOf(target)),
    );
    if (fits) fits.push(target);
    else lists.push([target]);
  }
  return lists;
}

/**
 * Writes one of these lists as Amazon Translate's CSV: a row of language codes, then the pairs as they are sent in
 * texts.
 */
export function engineCsv(
  { source, terms }: Pick<StoredTermList, 'source' | 'terms'>,
  { targets }: EngineList,
): string {
  const [first = ''] = targets;
  const within = new Set(pairsOf(terms, first).map(([term]) => term));
  const rows = terms
    .filter((term) => within.has(term.source))
    .map((term) => [term.source, ...targets.map((target) => term.targets[target] ?? '')]);
  const header = [source, ...targets].map(codeOf);
  return [header, ...rows.map((row) => row.map(escapeMarkup))].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

/** Returns the pairs that the engine applies in one language. */
function pairsOf(terms: readonly Term[], target: string): [string, string][] {
  return terms.flatMap(({ source, targets }): [string, string][] => {
    const text = targets[target];
    return text === undefined || text === source ? [] : [[source, text]];
  });
}

export function targetsOf(terms: readonly Term[]): string[] {
  return [...new Set(terms.flatMap(({ targets }) => Object.keys(targets)))].sort();
}

function codeOf(tag: string): string {
  return locale(tag).engineCode;
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
