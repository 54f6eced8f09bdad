/** The cost of characters, in US dollars. */
export function dollars(characters: number, pricePerMillion: number): number {
  // Rounds to a hundredth of a cent, so that sums do not show floating-point noise.
  return Math.round((characters / 1e6) * pricePerMillion * 1e4) / 1e4;
}

/** Formats as `$471.86`; less than a cent in words. */
export function inDollars(amount: number): string {
  if (amount > 0 && amount < 0.01) return 'less than $0.01';
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** Formats as `31,457,280`. */
export function inThousands(characters: number): string {
  return characters.toLocaleString('en-US');
}
