import * as Calendar from 'temporal-polyfill/fns/Calendar';
import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { Rejection } from '../../../contracts/failures.ts';
import { maxEmbargoDays } from '../../../contracts/limits.ts';

const withZone = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?: +| *\[)([A-Za-z][\w+/-]*)\]?$/;
const withOffset = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)$/i;

/**
 * The time until which a release is held, in UTC; undefined for `none` and for a time that has
 * passed. Of a local time that a clock change makes ambiguous or skips, the later reading counts:
 * an embargo may end late, never early.
 *
 * @param value RFC 3339, also as YAML and Jekyll space it (`2026-12-01 09:00 +0100`), or local time and IANA zone
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

/** The time of an embargo that has passed, in UTC; undefined where it lies ahead, and for `none`. */
export function passedEmbargo(value: string, now: Date): string | undefined {
  const until = instantOf(value.trim());
  return until === undefined || until.epochMilliseconds > now.getTime() ? undefined : wholeSecond(until);
}

/** Step Functions waits until whole seconds, and cuts off what is beyond them. */
function wholeSecond(time: Instant.Record): string {
  return Instant.toString(Instant.roundToSecond(time, 'ceil'));
}

/** A time that has a zone or an offset, whenever it is. */
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
