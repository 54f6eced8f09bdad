/** What characters cost, in US dollars. */
export function dollars(characters: number, pricePerMillion: number): number {
  // To the hundredth of a cent, so that sums are written as they are meant.
  return Math.round((characters / 1e6) * pricePerMillion * 1e4) / 1e4;
}

/** `$471.86`; what is less than a cent says so. */
export function inDollars(amount: number): string {
  if (amount > 0 && amount < 0.01) return 'less than $0.01';
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** `31,457,280`. */
export function inThousands(characters: number): string {
  return characters.toLocaleString('en-US');
}
