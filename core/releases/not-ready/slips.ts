import type { OptionName } from '../options/known-options.ts';
import { isValueOf, oneSlipFrom } from '../options/misspelt-warnings.ts';
import { type Moment, momentOf } from './moment.ts';

interface Slip {
  meant: string;
  says: 'yes' | 'ahead';
  moment?: Moment;
}

/**
 * A slip in the two options that stop publication, `embargo` and `withdrawn`: without a question, the release would be
 * public before its time, or stay so. It says the same as other systems' keys: not yet, or not at all.
 *
 * @param given the options of the upload: one that is also spelt well leaves nothing to ask
 */
export function slipOf(
  key: string,
  value: unknown,
  given: ReadonlySet<OptionName | undefined>,
  now: Date,
): Slip | undefined {
  const meant = oneSlipFrom(key);
  if (meant === undefined || given.has(meant)) return undefined;
  if (meant === 'withdrawn') {
    return isValueOf(meant, value, { configured: [], now }) ? { meant, says: 'yes' } : undefined;
  }
  if (meant !== 'embargo') return undefined;
  // A day or a time without a zone, too: as `embargo` it would be rejected, not published.
  const moment = typeof value === 'string' ? momentOf(value.trim()) : undefined;
  if (moment === undefined || (moment.hasTime ? moment.latest : moment.earliest) <= now.getTime()) return undefined;
  return { meant, says: 'ahead', moment };
}
