import { Rejection } from '../../../contracts/failures.ts';
import type { Arrival, Registration, TranslationArrival } from './arrival.ts';
import { except, fits, sameUpload, translationsOf, withBeside } from './inputs.ts';
import type { ReleaseRecord, TranslationInput } from './release-record.ts';
import { withSequencer } from './sequencers.ts';
import { waitForSource, withInputs, without } from './with-inputs.ts';

/**
 * A person's translation makes the next revision of its release: the same source, with their text
 * in their language. Without a source it is kept, and waits.
 *
 * @throws Rejection `TranslationFormat`
 */
export function registerTranslation(
  current: ReleaseRecord | undefined,
  arrival: Arrival,
  { translation }: TranslationArrival,
  now: Date,
): Registration {
  const { key } = arrival.upload;
  const translations = { ...translationsOf(current), [key]: translation };
  const changes = { translations, unfinished: except(current?.unfinished, key) };
  if (current?.source === undefined) return waitForSource(current, arrival, changes, 'translation');
  if (!fits(translation.extension, current.extension)) {
    throw new Rejection(
      'TranslationFormat',
      `"${current.slug}" is a .${current.extension} file; its translation "${arrival.upload.key}" is a .${translation.extension} file.`,
    );
  }
  return withInputs(current, current.source, arrival, changes, now);
}

/** Only the person's text is withdrawn; the language goes back to another file of it that is there, else to the machine. */
export function removeTranslation(current: ReleaseRecord, arrival: Arrival, now: Date): Registration {
  const { key } = arrival.upload;
  const translations = except(translationsOf(current), key);
  return without(current, arrival, { translations, unfinished: except(current.unfinished, key) }, now);
}

/**
 * A review that is not finished makes no revision: the memory has what is, and the release stays as it is. An
 * event that comes twice says nothing new.
 */
export function keepUnfinished(current: ReleaseRecord, translation: TranslationInput): ReleaseRecord {
  const { key } = translation.upload;
  const before = current.unfinished?.[key];
  const one = before && sameUpload(before.upload, translation.upload) ? { ...translation, at: before.at } : translation;
  return withBeside(withSequencer(current, translation.upload), { unfinished: { ...current.unfinished, [key]: one } });
}
