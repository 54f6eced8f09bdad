import { once } from '../../lib/once.ts';

/** The separators of a language's numbers: between groups of digits and before the fraction (CLDR). */
interface Separators {
  group: string;
  decimal: string;
}

const separatorsOf = once((language): Separators => {
  const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1_234_567.8);
  const partOf = (type: string) => alike(parts.find((part) => part.type === type)?.value ?? '');
  return { group: partOf('group'), decimal: partOf('decimal') };
});

/** Unifies variants of spaces, apostrophes and Arabic separators. */
function alike(separator: string): string {
  if (/\s/.test(separator)) return ' ';
  if (separator === '’') return "'";
  if (separator === '٫') return ',';
  return separator === '٬' ? "'" : separator;
}

/** A number as written, with the digits of a long one, which a double cannot tell from its neighbours. */
export interface Reading {
  value: number;
  digits?: string;
}

/** Groups of thousands, or as in India: twos before the last three. */
const groups = /^\d{1,3}(?:(?:\D\d{3})*|(?:\D\d{2})*)\D\d{3}$/;
/** Decimal digits that a double holds exactly (IEEE 754: 15). */
const exactDigits = 15;

/**
 * Returns the values that digits and separators may mean: "1,850" is 1850 or 1.85.
 *
 * @param language if the writer's convention is known: then only that reading, if the number fits it.
 * @returns empty if the text is not a single number: a date such as 5.12.2021, a version, an address.
 */
export function readings(written: string, language: string | undefined): Reading[] {
  const parts = written.split(/\D/);
  const separators = (written.match(/\D/g) ?? []).map(alike);
  if (separators.length === 0) return [whole(written)];

  const last = separators.at(-1) ?? '';
  const fraction = parts.at(-1) ?? '';
  const before = written.slice(0, -fraction.length - 1);
  const grouped = groups.test(written) && new Set(separators).size === 1;
  const decimal =
    last !== ' ' &&
    separators.indexOf(last) === separators.length - 1 &&
    (separators.length === 1 || groups.test(before));
  const asGroups = grouped ? [whole(parts.join(''))] : [];
  const asDecimal = decimal ? [{ value: Number(`${parts.slice(0, -1).join('')}.${fraction}`) }] : [];

  if (language !== undefined && separators.length === 1 && grouped && decimal) {
    const own = separatorsOf(language);
    if (last === own.decimal) return asDecimal;
    if (last === own.group) return asGroups;
  }
  return [...asGroups, ...asDecimal];
}

function whole(digits: string): Reading {
  return digits.length > exactDigits
    ? { value: Number(digits), digits: digits.replace(/^0+(?=\d)/, '') }
    : { value: Number(digits) };
}
