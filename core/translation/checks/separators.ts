import { once } from '../../lib/once.ts';

/** How a language writes a number: what groups its digits and what begins its fraction (CLDR). */
export interface Separators {
  group: string;
  decimal: string;
}

export const separatorsOf = once((language): Separators => {
  const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1_234_567.8);
  const partOf = (type: string) => alike(parts.find((part) => part.type === type)?.value ?? '');
  return { group: partOf('group'), decimal: partOf('decimal') };
});

/** Spaces, apostrophes and Arabic separators are written in several ways that mean the same. */
export function alike(separator: string): string {
  if (/\s/.test(separator)) return ' ';
  if (separator === '’') return "'";
  if (separator === '٫') return ',';
  return separator === '٬' ? "'" : separator;
}
