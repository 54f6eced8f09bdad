import type { CheckCode } from '../../contracts/warnings.ts';

export interface Segment {
  language: string;
  source: string;
  target: string;
}

/** Deliberate mistakes in a correct translation; undefined if a segment does not allow the mistake. */
export const mistakes: readonly { name: string; code: CheckCode; make(segment: Segment): string | undefined }[] = [
  {
    name: 'a digit changed',
    code: 'number-mismatch',
    make: ({ target }) => target.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
  },
  { name: 'a figure left out', code: 'number-mismatch', make: ({ target }) => target.replace(/\d+(?:[.,]\d+)*/, '') },
  {
    name: 'another month',
    code: 'number-mismatch',
    make: ({ language, target }) => {
      const date = new RegExp(
        `(\\d{1,2} (?:de |d[’'])?)(?:${monthNames(language, [0, 9, 10, 11]).join('|')})(?!\\p{L})`,
        'iu',
      );
      return target.replace(date, `$1${monthNames(language, [4])[0]}`);
    },
  },
  {
    name: 'an address left out',
    code: 'address-mismatch',
    make: ({ target }) => target.replace(/\S+@\S+|https?:\S+/, ''),
  },
  {
    name: 'not translated, six words or more',
    code: 'segment-unchanged',
    make: ({ source }) => (source.split(/\s/).length >= 6 ? source : undefined),
  },
  {
    name: 'cut to a third, from 120 characters',
    code: 'length-mismatch',
    make: ({ target }) => (target.length >= 120 ? target.slice(0, target.length / 3) : undefined),
  },
  {
    name: 'two words four times more, in six words or more',
    code: 'text-repeats',
    make: ({ target }) => {
      const words = target.split(' ');
      return words.length < 6 ? undefined : words.toSpliced(4, 0, ...Array(4).fill(words.slice(2, 4)).flat()).join(' ');
    },
  },
];

function monthNames(language: string, months: number[]): string[] {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return months.map((month) => format.format(Date.UTC(2026, month, 5)));
}
