import type { Part, SourceDocument } from '../../../contracts/document.ts';
import { sameParts } from '../../documents/parts/same-parts.ts';
import { applyChanges, flatten, type Rule } from './flat-text.ts';
import { rulesOf } from './rules-of.ts';
import { type TypeRun, withoutKeptTexts } from './runs.ts';

/**
 * Applies the language's typography to a machine's translations: quotation marks, spaces and punctuation. Does not
 * change text that the engine returned unchanged, or parts kept whole.
 *
 * @param language canonical tag of the translations.
 * @param runs of units that are not the machine's alone: people's words and kept names do not change.
 */
export function typeset(
  { units }: Pick<SourceDocument, 'units'>,
  translations: ReadonlyMap<string, Part[]>,
  language: string,
  runs: ReadonlyMap<string, readonly TypeRun[]> = new Map(),
): Map<string, Part[]> {
  const rules = rulesOf(language);
  const sources = new Map(units.map(({ id, parts }) => [id, parts]));
  return new Map(
    [...translations].map(([id, parts]) => {
      const stretches = runs.get(id);
      if (stretches) return [id, withoutKeptTexts(stretches.flatMap((run) => typesetRun(run, rules)))];
      const source = sources.get(id);
      return [id, source && sameParts(source, parts) ? parts : typesetParts(parts, rules)];
    }),
  );
}

export function typesetParts(parts: readonly Part[], rules: readonly Rule[]): Part[] {
  return rules.reduce<Part[]>((done, rule) => applyChanges(done, rule(flatten(done))), [...parts]);
}

function typesetRun({ by, parts }: TypeRun, rules: readonly Rule[]): Part[] {
  return by === 'machine' ? typesetParts(parts, rules) : parts;
}
