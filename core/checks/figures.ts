import { digitsToAscii } from './native-digits.ts';
import { scaleAfter } from './scale-words.ts';

/** A figure as it is written, and every value that its separators allow: "1,850" is 1850, or 1.85. */
export interface Figure {
  written: string;
  values: number[];
}

/** Digits with single separators between them; a space counts only before three digits, as in "12 000". */
const figure = /\d+(?:(?:[.,'’٫٬]|[ \u00a0\u202f\u2009](?=\d{3}(?!\d)))\d+)*/gu;

/**
 * The figures of a text, in order.
 *
 * @param scales the language whose scale words multiply them; undefined: none does.
 */
export function figuresOf(text: string, scales: string | undefined): Figure[] {
  const ascii = digitsToAscii(text);
  const found: Figure[] = [];
  for (const match of ascii.matchAll(figure)) {
    const [written] = match;
    const after = ascii.slice(match.index + written.length, match.index + written.length + 40);
    const scale = scales === undefined ? { factor: 1, written: '' } : scaleAfter(after, scales);
    const values = readings(written).map((value) => value * scale.factor);
    found.push({ written: `${written}${scale.written}`, values: [...new Set(values)] });
  }
  return found;
}

/** The values that a figure may have: its last separator is a decimal one, or all of them group digits. */
function readings(written: string): number[] {
  const parts = written.split(/[.,'’٫٬ \u00a0\u202f\u2009]/u);
  const whole = Number(parts.join(''));
  if (parts.length === 1) return [whole];
  const fraction = parts.at(-1) ?? '';
  const decimal = Number(`${parts.slice(0, -1).join('')}.${fraction}`);
  const groups =
    parts.slice(1).every((part) => part.length === 3) ||
    parts.slice(1).every((part) => part.length === 2 || part.length === 3);
  return groups ? [whole, decimal] : [decimal];
}
