import type { Estimate, Excess, SpendingLimits } from '../../../contracts/spending.ts';
import { inDollars, inThousands } from './money.ts';

/** Returns the limit of a single upload if an estimate exceeds it; an approval replaces the limit. */
export function excessOfRelease(
  { characters }: Pick<Estimate, 'characters'>,
  { charactersPerRelease }: SpendingLimits,
  approved?: number,
): Excess | undefined {
  const limit = approved ?? charactersPerRelease;
  return characters > limit ? { by: 'release', limit } : undefined;
}

/** Describes the excess in a sentence for the report. */
export function tooMuch(
  { characters, dollars }: Estimate,
  excess: Excess,
  { pricePerMillion }: SpendingLimits,
): string {
  const needs = `Translating this takes ${inThousands(characters)} characters, about ${inDollars(dollars)} at $${pricePerMillion} a million`;
  if (excess.by === 'release') return `${needs}; the limit is ${inThousands(excess.limit)} for one upload.`;
  return `${needs}; of today's budget of ${inThousands(excess.limit)} the other uploads have taken ${inThousands(excess.spent)}.`;
}
