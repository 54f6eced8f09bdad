import { Rejection } from '../../../contracts/failures.ts';
import type { Upload } from '../../../contracts/report.ts';
import { defined } from '../../lib/defined.ts';
import type { Ruling, SourceArrival, UnnamedArrival } from './arrival.ts';
import {
  attachmentsFingerprint,
  combinedFingerprint,
  fits,
  matchingTranslations,
  sameUpload,
  translationsOf,
  withSource,
} from './inputs.ts';
import { isUnchanged, waitingFor } from './newest.ts';
import type { ReleaseRecord, SourceInput, TranslationInput } from './release-record.ts';

/**
 * A source makes the next revision of its release, with the files that are already beside it.
 *
 * @throws Rejection `SlugTaken`
 */
export function sourceArrived(
  current: ReleaseRecord | undefined,
  upload: Upload,
  { extension, fingerprint, embargo, hold, terms, options, kept, warnings = [], republish, beside }: SourceArrival,
  now: Date,
): Ruling {
  if (current?.source !== undefined && current.extension !== extension) {
    throw new Rejection(
      'SlugTaken',
      `"${current.slug}" belongs to the .${current.extension} file "${current.source.upload.key}"; this is a .${extension} file.`,
    );
  }
  const remembered = isEmpty(options) ? {} : { options };
  const source: SourceInput = {
    upload,
    fingerprint,
    ...defined({ terms }),
    ...remembered,
    ...(warnings.length === 0 ? {} : { warnings }),
    ...defined({ republish }),
  };
  const newest = current?.newest;
  // Translations that came before any source are taken to translate this one.
  const known = Object.entries(translationsOf(beside ?? current)).map(([key, one]): [string, TranslationInput] => [
    key,
    one.translates === undefined && fits(one.extension, extension) ? { ...one, translates: upload } : one,
  ]);
  const texts = { translations: Object.fromEntries(known), unfinished: (beside ?? current)?.unfinished ?? {} };
  const translations = matchingTranslations(texts, extension);
  const combined = combinedFingerprint(source, translations, current?.attachments);
  const isAgain = republish !== undefined && republish !== current?.source?.republish;
  if (
    current?.source !== undefined &&
    newest !== undefined &&
    !isAgain &&
    isUnchanged(newest, combined, embargo, now)
  ) {
    // The same options may have another origin, such as metadata.
    const { options: _, ...same } = current.source;
    return { outcome: 'unchanged', changes: { source: { ...same, ...remembered }, ...texts } };
  }
  const waiting = waitingFor(current);
  const files = [...translations, ...Object.values(current?.attachments ?? {})];
  const also = files.map((file) => file.upload).filter((each) => waiting.some((one) => sameUpload(one, each)));
  return {
    outcome: 'registered',
    changes: {
      extension,
      source,
      sources: withSource(current?.sources, {
        upload,
        revision: (newest?.number ?? 0) + 1,
        ...(isEmpty(kept) ? {} : { kept }),
      }),
      ...texts,
    },
    revision: {
      kind: 'upload',
      fingerprint: combined,
      sourceFingerprint: fingerprint,
      ...attachmentsFingerprint(current?.attachments),
      also,
      ...(isAgain ? { republished: true as const } : {}),
      ...(hold === undefined ? { state: 'under-way' } : { state: 'held', hold }),
      ...defined({ embargo }),
    },
  };
}

/** A file whose name is ambiguous: it waits for an editor's decision, and is neither source nor translation yet. */
export function unnamedArrived(current: ReleaseRecord | undefined, { key }: Upload, { hold }: UnnamedArrival): Ruling {
  const also = waitingFor(current).filter((upload) => upload.key !== key);
  return {
    outcome: 'registered',
    changes: {},
    revision: { kind: 'upload', fingerprint: '', state: 'held', hold, also },
  };
}

function isEmpty(value: object | undefined): value is undefined {
  return value === undefined || Object.keys(value).length === 0;
}
