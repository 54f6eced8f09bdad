import { instantOf } from '../options/embargo.ts';

/** A written time. Without a zone, it occurs at different moments around the earth. */
export interface Moment {
  /** Milliseconds: its first and its last occurrence on earth. */
  earliest: number;
  latest: number;
  /** Whether it has a time of day; a day alone means its beginning. */
  hasTime: boolean;
}

const hour = 3_600_000;
/** UTC+14 (Kiribati) to UTC-12 (Baker Island). */
const everywhere = [14 * hour, -12 * hour] as const;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** JavaScript appends the zone's name: `(Central European Standard Time)`. */
const maxMomentCharacters = 100;

/**
 * A date as front matter has it: ISO 8601 with or without time and zone (Hugo, Decap), Jekyll's
 * `2027-01-02 09:00:00 +0100`, Hexo's `2027/1/2 9:00:00`, Grav's `02-01-2027` and `01/02/2027 3:14pm`, Astro's
 * `Jan 02 2027`, a feed's `Sat, 02 Jan 2027 09:00:00 +0000`, Notion's `January 2, 2027 at 9:00 AM`, JavaScript's
 * `Sat Jan 02 2027 09:00:00 GMT+0100 (…)`, and as the option `embargo`. Undefined for all else.
 */
export function momentOf(written: string): Moment | undefined {
  if (written.length > maxMomentCharacters) return undefined;
  const exact = instantOf(written.trim())?.epochMilliseconds;
  if (exact !== undefined) return { earliest: exact, latest: exact, hasTime: true };
  const [local = ''] = written.split('['); // RFC 9557 names the zone behind the offset
  const words = local
    .replace(/(\d)T(\d)/i, '$1 $2')
    .split(/[\s,]+/)
    .filter((word) => word !== '' && word.toLowerCase() !== 'at');
  const numeric = numericDays(words[0] ?? '');
  if (numeric !== undefined) return momentAt(numeric, words.slice(1));
  const [first = '', second = '', year = '', ...rest] = isWeekday(words[0]) ? words.slice(1) : words;
  const isMonthFirst = monthOf(first) !== undefined;
  const month = monthOf(isMonthFirst ? first : second);
  const day = isMonthFirst ? second : first;
  if (month === undefined || !/^\d{1,2}(st|nd|rd|th)?$/i.test(day) || !/^\d{4}$/.test(year)) return undefined;
  return momentAt([dayAt(year, month, day.slice(0, 2).replace(/\D/, ''))], rest);
}

/** The possible days: `01/02/2027` has two readings. */
function numericDays(word: string): number[] | undefined {
  const [, year = '', , month = '', day = ''] = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(word) ?? [];
  if (year !== '') return [dayAt(year, month, day)];
  const [, one = '', sign, other = '', last = ''] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(word) ?? [];
  if (last === '') return undefined;
  const readings = sign === '/' ? [dayAt(last, other, one), dayAt(last, one, other)] : [dayAt(last, other, one)];
  return readings.filter((reading) => !Number.isNaN(reading));
}

function momentAt(days: readonly number[], [clock, ...after]: readonly string[]): Moment | undefined {
  if (days.length === 0 || days.some(Number.isNaN)) return undefined;
  const isHalfApart = /^[ap]m$/i.test(after[0] ?? '');
  const time = clock === undefined ? { ms: 0 } : timeOf(isHalfApart ? `${clock}${after[0]}` : clock);
  if (time === undefined) return undefined;
  const offset = time.offset ?? offsetOf(after[isHalfApart ? 1 : 0] ?? '');
  const [first, last] = offset === undefined ? everywhere : [offset, offset];
  return {
    earliest: Math.min(...days) + time.ms - first,
    latest: Math.max(...days) + time.ms - last,
    hasTime: clock !== undefined,
  };
}

/** Milliseconds since midnight, and the offset if attached to the time. */
function timeOf(word: string): { ms: number; offset?: number | undefined } | undefined {
  const [, hours = '', minutes = '', seconds = '0', half = '', zone = ''] =
    /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?([ap]m)?(Z|[+-]\d\d(?::?\d\d)?)?$/i.exec(word) ?? [];
  if (hours === '') return undefined;
  const hourOfDay = half === '' ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hourOfDay > 24 || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  return { ms: hourOfDay * hour + Number(minutes) * 60_000 + Number(seconds) * 1000, offset: offsetOf(zone) };
}

/** Milliseconds ahead of UTC. Undefined for abbreviations such as `CST`, which are ambiguous. */
function offsetOf(word: string): number | undefined {
  if (/^(Z|UTC|GMT)$/i.test(word)) return 0;
  const [, sign, hours, minutes = '0'] = /^(?:UTC|GMT)?([+-])(\d\d)(?::?(\d\d))?$/i.exec(word) ?? [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * 60_000);
}

/** Midnight of the day in UTC; NaN if the day does not exist. */
function dayAt(year: string, month: string | number, day: string): number {
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return midnight.getUTCMonth() === Number(month) - 1 ? midnight.getTime() : Number.NaN;
}

/** 1 to 12, from an English name or abbreviation. */
function monthOf(word: string): number | undefined {
  const index = /^[a-z]{3,9}\.?$/i.test(word) ? months.indexOf(word.slice(0, 3).toLowerCase()) : -1;
  return index < 0 ? undefined : index + 1;
}

function isWeekday(word = ''): boolean {
  return /^(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}$/i.test(word);
}
