import { locale } from '../../../contracts/locales.ts';
import type { StoredTermList, Term, TermList } from '../../../contracts/terminology.ts';
import { targetsOf } from './engine-lists.ts';

/**
 * Reduces a list to one language, under its name in Amazon Translate. A term that equals its translation is never
 * translated.
 *
 * A language takes its own column, or else that of another tag with the same engine code, as `fr` takes `fr-FR`.
 *
 * @param language canonical tag
 */
export function listFor({ lists, ...list }: StoredTermList, language: string): TermList {
  const tag = columnFor(list.terms, language);
  const name = lists.find(({ targets }) => tag !== undefined && targets.includes(tag))?.name ?? list.name;
  const terms = list.terms.flatMap((term): Term[] => {
    const { source } = term;
    const target = tag === undefined ? undefined : term.targets[tag];
    if (term.keep || target === source) return [{ source, targets: {}, keep: true }];
    return target === undefined ? [] : [{ source, targets: { [language]: target } }];
  });
  return { ...list, name, terms };
}

function columnFor(terms: readonly Term[], language: string): string | undefined {
  const targets = targetsOf(terms);
  const { engineCode } = locale(language);
  return targets.find((tag) => tag === language) ?? targets.find((tag) => locale(tag).engineCode === engineCode);
}
