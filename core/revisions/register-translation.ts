import { Rejection, reportedError } from '../../contracts/failures.ts';
import { combinedFingerprint, fits, takenUp } from './inputs.ts';
import {
  type Arrival,
  embargoOf,
  isUnchanged,
  type Registration,
  seen,
  type TranslationArrival,
  waitingFor,
} from './register.ts';
import { registered } from './registered.ts';
import type { ReleaseRecord, TranslationInput } from './release-record.ts';

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
  if (current?.source === undefined) {
    const message = `There is no source document that "${arrival.upload.key}" is a translation of.`;
    return registered(current, arrival, {
      changes: { translations },
      revision: {
        kind: 'translation',
        fingerprint: '',
        state: 'held',
        hold: reportedError('SourceMissing', message),
        also: waitingFor(current),
      },
    });
  }
  if (!fits(translation.extension, current.extension)) {
    throw new Rejection(
      'TranslationFormat',
      `"${current.slug}" is a .${current.extension} file; its translation "${arrival.upload.key}" is a .${translation.extension} file.`,
    );
  }
  return withTranslations(current, current.source, arrival, translations, now);
}

/** Only the person's text is withdrawn; the language goes back to the machine. */
export function removeTranslation(current: ReleaseRecord, arrival: Arrival, language: string, now: Date): Registration {
  const { [language]: _, ...translations } = current.translations ?? {};
  if (current.source !== undefined) return withTranslations(current, current.source, arrival, translations, now);
  return registered(current, arrival, {
    changes: { translations },
    revision: { kind: 'deletion', fingerprint: '', state: 'withdrawn', also: [] },
  });
}

function withTranslations(
  current: ReleaseRecord,
  source: NonNullable<ReleaseRecord['source']>,
  arrival: Arrival,
  translations: Record<string, TranslationInput>,
  now: Date,
): Registration {
  const { newest } = current;
  const embargo = embargoOf('unsaid', newest, now);
  const fingerprint = combinedFingerprint(source, takenUp(translations, current.extension));
  if (isUnchanged(newest, fingerprint, embargo, now)) {
    // A file in another format than the source's changes nothing that is published, but it is there, or gone.
    const { translations: _, ...rest } = seen(current, arrival.upload);
    const any = Object.keys(translations).length > 0;
    return { outcome: 'unchanged', newest, record: { ...rest, ...(any ? { translations } : {}) } };
  }
  return registered(current, arrival, {
    changes: { translations },
    revision: {
      kind: 'translation',
      fingerprint,
      sourceFingerprint: source.fingerprint,
      also: waitingFor(current).filter(({ key }) => key !== arrival.upload.key),
      // What holds the source back holds its translations back.
      ...(newest.state === 'held' && newest.hold !== undefined && newest.sourceFingerprint === source.fingerprint
        ? { state: 'held', hold: newest.hold }
        : { state: 'under-way' }),
      ...(embargo === undefined ? {} : { embargo }),
    },
  });
}
