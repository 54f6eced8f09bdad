import { type ReportedError, reportedError } from '../../../contracts/failures.ts';
import type { ReportedOption } from '../../../contracts/options.ts';
import { defined } from '../../lib/defined.ts';
import type { OptionContext } from './options-in-force.ts';
import { allLanguages, asConfigured, noValue, type ReleaseOptions } from './parse-options.ts';
import type { RememberedOptions } from './remembered.ts';

/** A front matter option that held the last upload back and is missing from this one, or says less. */
export interface TakenBack {
  name: 'embargo' | 'after-review';
  /** The time in UTC; or the languages that would no longer wait. */
  was: string;
  /** What the front matter says now, if it still has the option. */
  now?: string;
  /** The metadata that confirms it. */
  confirm: string;
}

/** Only options with an effect: not an embargo that is over, nor languages that wait anyway. */
export function takenBack(
  file: NonNullable<RememberedOptions['file']>,
  { options, inForce }: { options: ReleaseOptions; inForce: ReadonlyMap<string, ReportedOption> },
  { configured, settings, now }: OptionContext,
): TakenBack[] {
  const gone: TakenBack[] = [];
  const embargo = file.embargo?.value;
  const time = inForce.get('embargo');
  const isPast = time?.from === 'front-matter' && time.value === noValue;
  if (embargo !== undefined && (time === undefined || isPast) && Date.parse(embargo) > now.getTime()) {
    const past = isPast ? defined({ now: options.embargoPassed?.time }) : {};
    gone.push({ name: 'embargo', was: embargo, ...past, confirm: noValue });
  }

  const review = file['after-review']?.value;
  const still = inForce.get('after-review');
  if (review !== undefined && still?.from !== 'metadata') {
    const { languages = settings.languages, sourceLanguage = settings.sourceLanguage } = options;
    const waited = review === allLanguages ? configured : review.split(', ');
    const lifted = waited.filter(
      (tag) =>
        languages.includes(tag) &&
        tag !== sourceLanguage &&
        !settings.afterReview?.includes(tag) &&
        !options.afterReview?.includes(tag),
    );
    if (lifted.length > 0) {
      const left = still?.from === 'front-matter' ? { now: still.value } : {};
      const confirm = options.afterReview?.join(', ') || asConfigured;
      gone.push({ name: 'after-review', was: lifted.join(', '), ...left, confirm });
    }
  }
  return gone;
}

/** @param commandWith the command that uploads the file again with this metadata */
export function takenBackHold(
  gone: readonly TakenBack[],
  commandWith: (metadata: Record<string, string>) => string,
): ReportedError | undefined {
  if (gone.length === 0) return undefined;
  const what = gone.map(({ name, was, now }) => {
    const before = name === 'embargo' ? `until ${was}` : was;
    const after = now === undefined ? 'that line is gone' : `it says "${now}"`;
    return `The front matter said "${name}" (${before}) before; in this upload ${after}.`;
  });
  const metadata = Object.fromEntries(gone.map(({ name, confirm }) => [name, confirm]));
  return reportedError('OptionTakenBack', `${what.join(' ')} To confirm it: ${commandWith(metadata)}`);
}
