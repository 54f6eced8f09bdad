import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOf } from '../../../../core/releases/not-ready/moment.ts';
import { runs } from '../../../support/runs.ts';

/** As `earliest` alone where both are one. */
function read(written: string): string {
  const moment = momentOf(written);
  if (moment === undefined) return 'none';
  const [earliest, latest] = [moment.earliest, moment.latest].map((ms) => new Date(ms).toISOString().slice(0, 16));
  return `${earliest === latest ? earliest : `${earliest} ${latest}`}${moment.hasTime ? '' : ' day'}`;
}

describe('a time with its zone', () => {
  test.each([
    ['2027-01-02T09:00:00Z', '2027-01-02T09:00'],
    ['2027-01-02T09:00:00.000Z', '2027-01-02T09:00'],
    ['2027-01-02T09:00:00+01:00', '2027-01-02T08:00'],
    ['2027-01-02T09:00:00+0100', '2027-01-02T08:00'],
    ['2027-01-02 09:00:00 +0100', '2027-01-02T08:00'], // Jekyll
    ['2027-01-02 09:00:00 -0500', '2027-01-02T14:00'],
    ['2027-01-02 9:00 UTC', '2027-01-02T09:00'],
    ['2027-01-02T09:00 Europe/Rome', '2027-01-02T08:00'],
    ['Sat, 02 Jan 2027 09:00:00 +0000', '2027-01-02T09:00'], // WordPress
    ['Saturday 2 January 2027 9:00 PM GMT', '2027-01-02T21:00'],
    ['2027-01-02T09:00:00+01', '2027-01-02T08:00'], // Postgres
    ['2027-01-02T09:00:00+01:00[Europe/Rome]', '2027-01-02T08:00'], // RFC 9557
    ['Sat Jan 02 2027 09:00:00 GMT+0100 (Central European Standard Time)', '2027-01-02T08:00'], // JavaScript
  ])('%s', (written, expected) => {
    expect(read(written)).toBe(expected);
  });
});

describe('without a zone it is at another time at each place', () => {
  test.each([
    ['2027-01-02', '2027-01-01T10:00 2027-01-02T12:00 day'],
    ['2027/1/2', '2027-01-01T10:00 2027-01-02T12:00 day'],
    ['2.1.2027', '2027-01-01T10:00 2027-01-02T12:00 day'],
    ['02-01-2027', '2027-01-01T10:00 2027-01-02T12:00 day'],
    ['Jan 02 2027', '2027-01-01T10:00 2027-01-02T12:00 day'], // Astro
    ['January 2, 2027', '2027-01-01T10:00 2027-01-02T12:00 day'],
    ['January 2nd, 2027', '2027-01-01T10:00 2027-01-02T12:00 day'],
    ['2nd January 2027', '2027-01-01T10:00 2027-01-02T12:00 day'],
    ['January 2, 2027 at 9:00 AM', '2027-01-01T19:00 2027-01-02T21:00'], // Notion
    ['2027-01-02 09:00:00', '2027-01-01T19:00 2027-01-02T21:00'], // Hexo
    ['2027-01-02T09:00', '2027-01-01T19:00 2027-01-02T21:00'],
    ['01/15/2027 3:14pm', '2027-01-15T01:14 2027-01-16T03:14'], // Grav
    ['2027-01-02 12:30 am', '2027-01-01T10:30 2027-01-02T12:30'],
    ['2027-01-02 09:00 CST', '2027-01-01T19:00 2027-01-02T21:00'], // of three continents
    ['01/02/2027', '2027-01-01T10:00 2027-02-01T12:00 day'], // of two months
  ])('%s', (written, expected) => {
    expect(read(written)).toBe(expected);
  });
});

describe('none', () => {
  test.each([
    '',
    'soon',
    'next Monday',
    'tomorrow 9:00',
    '2027',
    '2027-01',
    '2027-13-01',
    '2027-02-30',
    '13/13/2027',
    '2027-01-02T25:00:00',
    '2027-01-02 at nine',
    'Mai 2027',
    'Jan 02',
    '1798880400',
    'true',
    `2027-01-02 ${'x'.repeat(100)}`,
  ])('"%s"', (written) => {
    expect(momentOf(written)).toBeUndefined();
  });

  test('any text is read or not, and nothing is thrown', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'0123456789-/:. TZ+,aJanpm') });
    fc.assert(
      fc.property(signs, (written) => {
        const moment = momentOf(written);
        expect(moment === undefined || moment.earliest <= moment.latest).toBe(true);
      }),
      { numRuns: runs(2000) },
    );
  });
});

test('a day has begun nowhere before its earliest, and everywhere from its latest on', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const days = fc.date({ min: new Date('1980-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zones, days, (zone, drawn) => {
      const day = drawn.toISOString().slice(0, 10);
      const { earliest = 0, latest = 0 } = momentOf(day) ?? {};
      const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
      expect(local.format(earliest - 1) < day).toBe(true);
      expect(local.format(latest) >= day).toBe(true);
    }),
  );
});
