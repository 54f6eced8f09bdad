import { once } from '../../lib/once.ts';

/** The separators of a language's numbers: between groups of digits and before the fraction (CLDR). */
export interface Separators {
  group: string;
  decimal: string;
}

export const separatorsOf = once((language): Separators => {
  const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1_234_567.8);
  const partOf = (type: string) => alike(parts.find((part) => part.type === type)?.value ?? '');
  return { group: partOf('group'), decimal: partOf('decimal') };
});

/** Unifies variants of spaces, apostrophes and Arabic separators. */
export function alike(separator: string): string {
  if (/\s/.test(separator)) return ' ';
  if (separator === '’') return "'";
  if (separator === '٫') return ',';
  return separator === '٬' ? "'" : separator;
}
