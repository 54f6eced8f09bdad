import type { LanguageError } from '../../../contracts/failures.ts';
import { publishKeys } from '../../../contracts/keys.ts';
import type { LanguageEntry, Manifest, PublishedLanguage, WaitingLanguage } from '../../../contracts/manifest.ts';
import { defined } from '../../lib/defined.ts';
import { immutable, jsonText, type PublishedObject, publishedFile } from '../published-object.ts';
import type { Rendition } from './rendition.ts';
import type { VersionParts } from './version-objects.ts';

/** @param languages the source language first, then the order of the release's languages. */
export function buildManifest(
  { slug, version, previousVersion, publishedAt, change, correction, source }: VersionParts,
  assets: NonNullable<Manifest['assets']>,
  languages: readonly [string, LanguageEntry][],
): Manifest {
  return defined({
    schema: 1 as const,
    release: slug,
    version,
    previousVersion,
    publishedAt,
    change,
    correction,
    source,
    assets: Object.keys(assets).length === 0 ? undefined : assets,
    languages: Object.fromEntries(languages),
  });
}

export function manifestObject(manifest: Manifest): PublishedObject {
  return immutable(publishKeys.manifest(manifest.release, manifest.version), 'application/json', jsonText(manifest));
}

/** The entry of a language that failed. */
export function failedEntry(error: LanguageError): LanguageEntry {
  return { status: 'failed', error: codeAlone(error) };
}

/** What a manifest says of a failure or a warning. Readers do not get its message. */
export function codeAlone<T extends { message?: string }>({ message: _, ...kept }: T): Omit<T, 'message'> {
  return kept;
}

/** The entry of a language that waits for its review: nothing of its text, only what making it took. */
export function waitingLanguage({ counts, charactersBilled, requests }: Rendition): WaitingLanguage {
  return defined({ status: 'awaiting-review' as const, segments: counts, charactersBilled, requests });
}

/**
 * A language's entry: what its files are, and what making them took.
 *
 * @param named other releases whose words the text has, those that readers see
 */
export function publishedLanguage(
  rendition: Rendition,
  named: ReadonlySet<string>,
  objects: Record<'document' | 'page' | 'data' | 'ninjs', PublishedObject>,
  folder: string,
): PublishedLanguage {
  const { stale, origin, engine, title, summary, correction, counts, charactersBilled, requests } = rendition;
  const { sourceVersion, review, words = [], warnings } = rendition;
  const borrowed = words.flatMap(({ release, segments }) =>
    release !== undefined && named.has(release) ? [{ release, segments }] : [],
  );
  return defined({
    status: stale ? ('stale' as const) : ('published' as const),
    origin,
    engine,
    title,
    summary,
    correction,
    files: {
      document: publishedFile(objects.document, folder),
      page: publishedFile(objects.page, folder),
      data: publishedFile(objects.data, folder),
      ninjs: publishedFile(objects.ninjs, folder),
    },
    segments: counts,
    charactersBilled,
    requests,
    sourceVersion,
    review,
    words: borrowed.length === 0 ? undefined : borrowed,
    warnings: warnings.map(codeAlone),
  });
}
