import type { Part, SourceDocument } from '../../contracts/document.ts';
import { sameParts } from '../text/same-parts.ts';
import { applyChanges, flatten, type Rule } from './flat-text.ts';
import { rulesOf } from './rules-of.ts';

/**
 * A machine's translations with the typography of their language: quotation marks, spaces and
 * punctuation. What the engine left as it was sent stays so, and nothing that is kept whole is touched.
 *
 * @param language canonical tag of the translations.
 */
export function typeset(
  { units }: Pick<SourceDocument, 'units'>,
  translations: ReadonlyMap<string, Part[]>,
  language: string,
): Map<string, Part[]> {
  const rules = rulesOf(language);
  const sources = new Map(units.map(({ id, parts }) => [id, parts]));
  return new Map(
    [...translations].map(([id, parts]) => {
      const source = sources.get(id);
      return [id, source && sameParts(source, parts) ? parts : typesetParts(parts, rules)];
    }),
  );
}

export function typesetParts(parts: readonly Part[], rules: readonly Rule[]): Part[] {
  return rules.reduce<Part[]>((done, rule) => applyChanges(done, rule(flatten(done))), [...parts]);
}
