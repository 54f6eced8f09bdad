import { type ReportedError, reportedError } from '../../../contracts/failures.ts';
import type { ReportedOption } from '../../../contracts/options.ts';
import type { OptionContext } from './options-in-force.ts';
import { allLanguages, asConfigured, noValue, type ReleaseOptions } from './parse-options.ts';
import type { RememberedOptions } from './remembered.ts';

/** A front matter option that held the last upload back and is missing from this one. */
export interface TakenBack {
  name: 'embargo' | 'after-review';
  /** The time in UTC; or the languages that would no longer wait. */
  was: string;
}

/** The value that confirms its removal, and nothing else: `after-review=none` would override the configuration too. */
const confirmed: Record<TakenBack['name'], string> = { embargo: noValue, 'after-review': asConfigured };

/** Only options with an effect: not an embargo that is over, nor languages that wait anyway. */
export function takenBack(
  file: NonNullable<RememberedOptions['file']>,
  { options, inForce }: { options: ReleaseOptions; inForce: ReadonlyMap<string, ReportedOption> },
  { configured, settings, now }: OptionContext,
): TakenBack[] {
  const gone: TakenBack[] = [];
  const embargo = inForce.has('embargo') ? undefined : file.embargo?.value;
  if (embargo !== undefined && Date.parse(embargo) > now.getTime()) gone.push({ name: 'embargo', was: embargo });

  const review = inForce.has('after-review') ? undefined : file['after-review']?.value;
  if (review !== undefined) {
    const { languages = settings.languages, sourceLanguage = settings.sourceLanguage } = options;
    const waited = review === allLanguages ? configured : review.split(', ');
    const lifted = waited.filter(
      (tag) => languages.includes(tag) && tag !== sourceLanguage && !settings.afterReview?.includes(tag),
    );
    if (lifted.length > 0) gone.push({ name: 'after-review', was: lifted.join(', ') });
  }
  return gone;
}

/** @param commandWith the command that uploads the file again with this metadata */
export function takenBackHold(
  gone: readonly TakenBack[],
  commandWith: (metadata: Record<string, string>) => string,
): ReportedError | undefined {
  if (gone.length === 0) return undefined;
  const what = gone.map(({ name, was }) =>
    name === 'embargo'
      ? `The front matter said "embargo" (until ${was}) before; in this upload that line is gone.`
      : `The front matter said "after-review" (${was}) before; in this upload that line is gone.`,
  );
  const metadata = Object.fromEntries(gone.map(({ name }) => [name, confirmed[name]]));
  return reportedError('OptionTakenBack', `${what.join(' ')} To confirm it: ${commandWith(metadata)}`);
}
