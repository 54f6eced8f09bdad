import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEmbargo } from '../../../../core/releases/options/embargo.ts';
import { rejection } from '../../rejection.ts';

const now = new Date('2026-10-01T12:00:00Z');
const parse = (value: string) => parseEmbargo(value, now);

describe('a time', () => {
  test.each([
    ['2026-12-01T09:00:00Z', '2026-12-01T09:00:00Z'],
    ['2026-12-01T09:00Z', '2026-12-01T09:00:00Z'],
    ['2026-12-01t09:00:00z', '2026-12-01T09:00:00Z'],
    ['2026-12-01 09:00:00Z', '2026-12-01T09:00:00Z'],
    ['  2026-12-01T09:00:00Z ', '2026-12-01T09:00:00Z'],
    ['2026-12-01T09:00:00+01:00', '2026-12-01T08:00:00Z'],
    ['2026-12-01T09:00:00-05:30', '2026-12-01T14:30:00Z'],
    ['2026-12-01T09:00:00.5Z', '2026-12-01T09:00:01Z'],
    ['2026-12-01 09:00 +01:00', '2026-12-01T08:00:00Z'], // YAML
    ['2026-12-01 09:00:00 +0100', '2026-12-01T08:00:00Z'], // Jekyll
    ['2026-12-01T09:00:00+0100', '2026-12-01T08:00:00Z'],
    ['2026-12-01 09:00 Z', '2026-12-01T09:00:00Z'],
    ['2026-12-01T09:00 Europe/Rome', '2026-12-01T08:00:00Z'],
    ['2026-12-01 09:00 Europe/Rome', '2026-12-01T08:00:00Z'],
    ['2026-12-01T09:00:30 Europe/Rome', '2026-12-01T08:00:30Z'],
    ['2026-12-01T09:00[Europe/Rome]', '2026-12-01T08:00:00Z'],
    ['2026-12-01T09:00 [Europe/Rome]', '2026-12-01T08:00:00Z'],
    ['2027-06-01T09:00 Europe/Rome', '2027-06-01T07:00:00Z'], // summer time
    ['2026-12-01T09:00 america/argentina/buenos_aires', '2026-12-01T12:00:00Z'],
    ['2026-12-01T09:00 Asia/Kathmandu', '2026-12-01T03:15:00Z'],
    ['2026-12-01T09:00 Etc/GMT+5', '2026-12-01T14:00:00Z'],
    ['2026-12-01T09:00 UTC', '2026-12-01T09:00:00Z'],
  ])('%s is %s', (written, utc) => {
    expect(parse(written)).toBe(utc);
  });

  test.each([
    ['skipped in spring', '2027-03-28T02:30 Europe/Rome', '2027-03-28T01:30:00Z'],
    ['the last before the gap', '2027-03-28T01:59 Europe/Rome', '2027-03-28T00:59:00Z'],
    ['the first after the gap', '2027-03-28T03:00 Europe/Rome', '2027-03-28T01:00:00Z'],
    ['twice in autumn', '2026-10-25T02:30 Europe/Rome', '2026-10-25T01:30:00Z'],
    ['twice on the other side of the Atlantic', '2026-11-01T01:30 America/New_York', '2026-11-01T06:30:00Z'],
    ['by half an hour', '2027-04-04T01:45 Australia/Lord_Howe', '2027-04-03T15:15:00Z'],
  ])('%s: an embargo may end late, never early', (_, written, utc) => {
    expect(parse(written)).toBe(utc);
  });
});

describe('no embargo', () => {
  test.each(['none', 'None', ' NONE ', '2026-10-01T12:00:00Z', '2026-10-01T11:59:59Z', '1999-01-01T00:00 Europe/Rome'])(
    '%s',
    (written) => {
      expect(parse(written)).toBeUndefined();
    },
  );

  test('a second later is one', () => {
    expect(parse('2026-10-01T12:00:01Z')).toBe('2026-10-01T12:00:01Z');
  });
});

describe('rejected', () => {
  test.each([
    'tomorrow',
    '2026-12-01',
    '2026-12-01T09:00', // no zone
    '2026-12-01T09:00 Rome',
    '2026-12-01T09:00 +9',
    '2026-12-01T09:00 Europe/Roma',
    '2026-12-01T09:00+01:00 Europe/Rome', // which of the two?
    '2026-02-30T09:00:00Z',
    '2026-12-01T25:00:00Z',
    '2026-12-01T09:60 Europe/Rome',
    '01.12.2026 09:00',
    '12/01/2026 9:00 AM',
    '09:00 Europe/Rome',
    '',
  ])('InvalidEmbargo: "%s"', (written) => {
    const error = rejection(() => parse(written));
    expect(error.code).toBe('InvalidEmbargo');
    expect(error.message).toContain(`"${written}"`);
  });

  test('EmbargoTooFar: more than 300 days', () => {
    expect(parse('2027-07-28T12:00:00Z')).toBe('2027-07-28T12:00:00Z');
    const error = rejection(() => parse('2027-07-28T12:00:01Z'));
    expect(error.code).toBe('EmbargoTooFar');
    expect(error.message).toContain('301 days');
    expect(error.message).toContain('the limit is 300');
  });
});

test('what is parsed is the time that was meant, in any zone', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const minutes = fc.integer({ min: 1, max: 299 * 24 * 60 });
  fc.assert(
    fc.property(zones, minutes, (zone, ahead) => {
      const meant = new Date(now.getTime() + ahead * 60_000);
      const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
      const parsed = parse(`${local.format(meant)} ${zone}`);
      // An hour that comes twice is written alike both times; the later one counts.
      const late = (Date.parse(parsed ?? '') - meant.getTime()) / 60_000;
      expect([0, 30, 60]).toContain(late);
      expect(local.format(new Date(parsed ?? ''))).toBe(local.format(meant));
    }),
  );
});
