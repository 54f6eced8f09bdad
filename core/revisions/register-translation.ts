import { Rejection } from '../../contracts/failures.ts';
import { fits } from './inputs.ts';
import type { Arrival, Registration, TranslationArrival } from './register.ts';
import type { ReleaseRecord } from './release-record.ts';
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
  { language, translation }: TranslationArrival,
  now: Date,
): Registration {
  const translations = { ...current?.translations, [language]: translation };
  if (current?.source === undefined) return waitForSource(current, arrival, { translations }, 'translation');
  if (!fits(translation.extension, current.extension)) {
    throw new Rejection(
      'TranslationFormat',
      `"${current.slug}" is a .${current.extension} file; its translation "${arrival.upload.key}" is a .${translation.extension} file.`,
    );
  }
  return withInputs(current, current.source, arrival, { translations }, now);
}

/** Only the person's text is withdrawn; the language goes back to the machine. */
export function removeTranslation(current: ReleaseRecord, arrival: Arrival, language: string, now: Date): Registration {
  const { [language]: _, ...translations } = current.translations ?? {};
  return without(current, arrival, { translations }, now);
}
