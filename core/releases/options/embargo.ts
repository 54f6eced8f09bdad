import * as Calendar from 'temporal-polyfill/fns/Calendar';
import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { Rejection } from '../../../contracts/failures.ts';
import { maxEmbargoDays } from '../../../contracts/limits.ts';

const withZone = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?: +| *\[)([A-Za-z][\w+/-]*)\]?$/;
const withOffset = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)$/i;

/**
 * The end of an embargo in UTC; undefined for `none` and for a past time. If a clock change makes a local
 * time ambiguous or skips it, the later reading counts: an embargo may end late, never early.
 *
 * @param value RFC 3339, also as YAML and Jekyll space it (`2026-12-01 09:00 +0100`), or local time and IANA
 * zone
 *   (`2026-12-01T09:00 Europe/Rome`), or `none`
 * @throws Rejection `InvalidEmbargo`, `EmbargoTooFar`
 */
export function parseEmbargo(value: string, now: Date): string | undefined {
  const written = value.trim();
  if (written.toLowerCase() === 'none') return undefined;
  const until = instantOf(written);
  if (until === undefined) {
    throw new Rejection('InvalidEmbargo', `"${value}" is not a time with a zone.`);
  }
  const days = (until.epochMilliseconds - now.getTime()) / 86_400_000;
  if (days > maxEmbargoDays) {
    throw new Rejection(
      'EmbargoTooFar',
      `The embargo "${value}" is ${Math.ceil(days)} days away; the limit is ${maxEmbargoDays}.`,
    );
  }
  return days > 0 ? wholeSecond(until) : undefined;
}

/** The time of a past embargo, in UTC; undefined for a future one and for `none`. */
export function passedEmbargo(value: string, now: Date): string | undefined {
  const until = instantOf(value.trim());
  return until === undefined || until.epochMilliseconds > now.getTime() ? undefined : wholeSecond(until);
}

/** Rounds up, since Step Functions ignores fractions of a second. */
function wholeSecond(time: Instant.Record): string {
  return Instant.toString(Instant.roundToSecond(time, 'ceil'));
}

/** Parses a time with a zone or an offset; undefined otherwise. */
export function instantOf(written: string): Instant.Record | undefined {
  try {
    const [, day, clock, offset] = withOffset.exec(written) ?? [];
    if (offset !== undefined) return Instant.fromString(`${day}T${clock}${offset}`);
    const [, date, time, zone] = withZone.exec(written) ?? [];
    if (zone === undefined) return undefined;
    const local = PlainDateTime.fromString(`${date}T${time}`, Calendar.getISO);
    return ZonedDateTime.toInstant(PlainDateTime.toZonedDateTime(local, zone, { disambiguation: 'later' }));
  } catch {
    return undefined;
  }
}
