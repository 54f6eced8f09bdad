import { type Reading, readings } from './readings.ts';
import { knowsScales, type Scale, scaleAt } from './scale-words.ts';

/** Unicode lists decimal digits in runs of ten; each run begins with its zero at a multiple of ten or sixteen. */
const notAscii = /[^\P{Nd}0-9]/gu;

/** Three or more Han digits in a row form a number, mostly a year: 二〇二六. */
const hanYear = /[〇一二三四五六七八九]{3,}/gu;

/** Converts the digits of every script to 0 to 9. Keeps the text's length, so that positions stay valid. */
function digitsToAscii(text: string): string {
  return text
    .replace(hanYear, (digits) => [...digits].map((digit) => '〇一二三四五六七八九'.indexOf(digit)).join(''))
    .replace(notAscii, (digit) => {
      const value = digitValue(digit);
      // A digit outside the first plane takes two code units: pad to keep positions.
      return digit.length === 1 ? value : `${value}\u2060`;
    });
}

function digitValue(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0;
  const start = zero;
  while (zero > 0 && start - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(start - zero);
}

/** A figure as written, and a key for each value that it may have; equal keys mean equal values. */
export interface Figure {
  written: string;
  keys: string[];
  /** The keys of each part, if the same may be written as several figures, as an hour and its minutes. */
  parts?: string[][];
}

export interface FigureOptions {
  /** Canonical tag. */
  language: string;
  /** Whether the text keeps to its language's separators; an engine may leave those of the source. */
  strict: boolean;
  /** Whether the other side's scale words are unknown: then the value without its scale also matches. */
  otherUnknown?: boolean;
}

/** Hours and minutes, or digits with single separators; a space counts only before three digits, as in "12 000". */
const figure =
  /(?<!\d)\d{1,2}(?::|\s?[hH]\s?)\d{2}(?!\d)|\d+(?:(?:[.,'’٫٬]|[ \u00a0\u202f\u2009](?=\d{3}(?!\d)))\d+)*/gu;
const isTime = /[:hH]/;
const afternoon = /^\s?[ap]\.?\s?m(?![\p{L}])/iu;
const halfDay = /(?:午前|午後|上午|下午|晚上|오전|오후)\s?$/u;

/** "9-to-5" ends at 17 h. */
const workingDay = /(?<!\d)\d{1,2}-to-$/;
const basisPoints = /^[\s-]basis points?(?!\p{L})/iu;

/** The first part of an amount that may continue: "1億" before "2000万". */
interface Amount {
  written: string;
  end: number;
  value: number;
  factor: number;
}

/** Returns the figures of a text, in order. */
export function figuresOf(text: string, options: FigureOptions): Figure[] {
  const ascii = digitsToAscii(text.normalize('NFC'));
  const found: Figure[] = [];
  let before: Amount | undefined;
  for (const { 0: written, index } of ascii.matchAll(figure)) {
    const end = index + written.length;
    const twelve =
      afternoon.test(ascii.slice(end, end + 8)) ||
      halfDay.test(ascii.slice(Math.max(0, index - 4), index)) ||
      workingDay.test(ascii.slice(Math.max(0, index - 8), index));
    const values = isTime.test(written) ? [] : readings(written, options.strict ? options.language : undefined);
    const [first] = values;
    if (first === undefined) {
      for (const part of isTime.test(written) ? [timeOf(written, twelve)] : partsOf(written)) found.push(part);
      before = undefined;
      continue;
    }
    const scale = scaleAt(ascii, end, options.language);
    const { factor } = scale.certain ? scale : { factor: 1 };
    const here = {
      written: written + scale.written,
      end: end + scale.written.length,
      value: first.value * factor,
      factor,
    };
    if (before && continues(before, here, ascii.slice(before.end, index))) {
      before = { ...here, written: before.written + here.written, value: before.value + here.value };
      found[found.length - 1] = { written: before.written, keys: [key(before)] };
      continue;
    }
    const decade = /^['’]?s(?![\p{L}])/u.test(ascii.slice(end, end + 3));
    found.push({
      written: scale.certain ? here.written : written,
      keys: [
        ...keysOf(written, values, scale, { twelve, decade, options }),
        ...(basisPoints.test(ascii.slice(end, end + 16)) ? values.map(({ value }) => key({ value: value / 100 })) : []),
      ],
    });
    before = here;
  }
  return found;
}

function keysOf(
  written: string,
  values: readonly Reading[],
  scale: Scale,
  { twelve, decade, options }: { twelve: boolean; decade: boolean; options: FigureOptions },
): string[] {
  const keys = new Set<string>();
  for (const reading of values) {
    const { value } = reading;
    keys.add(key(scale.factor === 1 ? reading : { value: value * scale.factor }));
    if (!scale.certain || (scale.factor > 1 && options.otherUnknown)) keys.add(key(reading));
    if (scale.factor > 1) continue;
    if (Number.isInteger(value) && value < 24) {
      for (const hour of hours(value, twelve)) keys.add(`${hour}:00`).add(key({ value: hour }));
    }
    // Other languages write "the 1990s" as the nineties.
    if (decade && value % 10 === 0 && value > 1000 && value < 2100) keys.add(key({ value: value % 100 }));
    if (decade && value % 10 === 0 && value >= 10 && value < 100) keys.add(key({ value: 1900 + value }));
  }
  const time = /^(\d{1,2})\.(\d{2})$/.exec(written);
  if (time) for (const hour of hours(Number(time[1]), twelve)) keys.add(`${hour}:${time[2]}`);
  return [...keys];
}

/** Splits a figure that is not one number, such as the date 5.12.2021, into its parts. */
function partsOf(written: string): Figure[] {
  return written.split(/\D/).map((part) => ({ written: part, keys: [key({ value: Number(part) })] }));
}

function timeOf(written: string, twelve: boolean): Figure {
  const [hour = '', minutes = ''] = written.split(/:|\s?[hH]\s?/);
  const all = hours(Number(hour), twelve);
  return {
    written,
    keys: all.map((value) => `${value}:${minutes}`),
    parts: [all.map((value) => key({ value })), [key({ value: Number(minutes) })]],
  };
}

/** An hour with am/pm also matches its 24-hour form. */
function hours(hour: number, twelve: boolean): number[] {
  return twelve && hour <= 12 ? [hour, (hour + 12) % 24] : [hour];
}

/** Whether a figure adds a smaller amount to the one before it: "1億2000万", "2 million 300 thousand". */
function continues(before: Amount, here: Amount, between: string): boolean {
  const adjacent = between === '' || (/^\s$/u.test(between) && here.factor > 1);
  return adjacent && here.value > 0 && before.factor > here.value;
}

/**
 * Rounds to fifteen digits, since multiplying by a scale changes the last bits. Longer numbers are identifiers:
 * compared digit by digit.
 */
export function key({ value, digits }: Reading): string {
  if (digits !== undefined) return digits;
  // `toPrecision` is slow and does not change small integers, so skip it for them.
  return String(Number.isInteger(value) && value < 1e15 ? value : Number(value.toPrecision(15)));
}

/**
 * Options for both sides of a pair. If a language's scale words are unknown, the other side may leave out the scale.
 */
export function sides(source: string, target: string): { source: FigureOptions; target: FigureOptions } {
  return {
    source: { language: source, strict: true, otherUnknown: !knowsScales(target) },
    target: { language: target, strict: false, otherUnknown: !knowsScales(source) },
  };
}
