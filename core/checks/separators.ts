/** How a language writes a number: what groups its digits and what begins its fraction (CLDR). */
export interface Separators {
  group: string;
  decimal: string;
}

const known = new Map<string, Separators>();

export function separatorsOf(language: string): Separators {
  let separators = known.get(language);
  if (separators === undefined) {
    const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1_234_567.8);
    const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    separators = { group: alike(partOf('group')), decimal: alike(partOf('decimal')) };
    known.set(language, separators);
  }
  return separators;
}

/** Spaces, apostrophes and Arabic separators are written in several ways that mean the same. */
export function alike(separator: string): string {
  if (/[\s\u00a0\u202f\u2009]/u.test(separator)) return ' ';
  if (separator === '’') return "'";
  if (separator === '٫') return ',';
  return separator === '٬' ? "'" : separator;
}
