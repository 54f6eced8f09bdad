import { sha256 } from '../../../contracts/sha256.ts';
import type { StoredTermList, Term, TermCounts } from '../../../contracts/terminology.ts';
import { planEngineLists, targetsOf } from './engine-lists.ts';

/** Hex SHA-256 of terms in their fixed order: two files with the same terms are one list. */
export function digestOf(source: string, terms: readonly Term[]): string {
  return sha256(JSON.stringify([source, terms]));
}

/**
 * Names a list after its content, so that a list in Amazon Translate is never overwritten: an overwritten one takes up
 * to ten minutes to be used everywhere (API reference: ImportTerminology).
 *
 * @param prefix see `termListPrefix`
 * @param tick of the record that first has the list: tells it from an equal one that was deleted
 */
export function listName(prefix: string, source: string, sha256: string, tick: number): string {
  return `${prefix}${source}-${sha256.slice(0, 16)}-t${tick}`;
}

export function storedList(name: string, source: string, sha256: string, terms: Term[]): StoredTermList {
  return { schema: 1, source, name, sha256, terms, lists: planEngineLists(name, terms) };
}

export function countsOf(source: string, terms: readonly Term[]): TermCounts {
  const translations: [string, number][] = targetsOf(terms).map((target) => [
    target,
    terms.filter(({ targets }) => targets[target] !== undefined).length,
  ]);
  return {
    source,
    terms: terms.length,
    doNotTranslate: terms.filter(({ keep }) => keep).length,
    translations: Object.fromEntries(translations),
  };
}
