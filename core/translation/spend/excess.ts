import type { Estimate, Excess, SpendingLimits } from '../../../contracts/spending.ts';
import { inDollars, inThousands } from './money.ts';

/** Characters that all uploads of a day may have while this one is booked. */
export function budgetOfDay({ dailyCharacters, most }: SpendingLimits, approved?: number): number {
  return approved === undefined ? dailyCharacters : most;
}

/** Returns the limit that an upload exceeds by itself; an approval replaces the limits of an upload and of a day. */
export function excessOfRelease(
  { characters }: Pick<Estimate, 'characters'>,
  limits: SpendingLimits,
  approved?: number,
): Excess | undefined {
  const limit = approved ?? limits.charactersPerRelease;
  if (characters > limits.most) return { by: 'most', limit: limits.most };
  if (characters > limit) return { by: 'release', limit };
  const day = budgetOfDay(limits, approved);
  return characters > day ? { by: 'any-day', limit: day } : undefined;
}

/** Describes the excess in a sentence for the report. */
export function tooMuch(
  { characters, dollars }: Estimate,
  excess: Excess,
  { pricePerMillion }: SpendingLimits,
): string {
  const needs = `Translating this takes ${inThousands(characters)} characters, about ${inDollars(dollars)} at $${pricePerMillion} a million`;
  const limit = inThousands(excess.limit);
  switch (excess.by) {
    case 'most':
      return `${needs}; no approval goes beyond ${limit}.`;
    case 'release':
      return `${needs}; the limit is ${limit} for one upload.`;
    case 'any-day':
      return `${needs}; the budget of a day is ${limit}.`;
    case 'day':
      return `${needs}; of today's budget of ${limit} the other uploads have taken ${inThousands(excess.spent)}.`;
  }
}
