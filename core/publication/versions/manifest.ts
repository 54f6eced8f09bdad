import type { LanguageEntry, Manifest, PublishedLanguage, WaitingLanguage } from '../../../contracts/manifest.ts';
import type { Publication } from '../../releases/revisions/release-record.ts';
import { type PublishedObject, publishedFile } from './published-object.ts';
import type { Rendition } from './rendition.ts';

export interface ManifestParts {
  slug: string;
  publication: Publication;
  correction?: string;
  source: Manifest['source'];
  assets?: NonNullable<Manifest['assets']>;
  /** The source language first, then the order of the release's languages. */
  languages: [string, LanguageEntry][];
}

export function buildManifest({
  slug,
  publication,
  correction,
  source,
  assets = {},
  languages,
}: ManifestParts): Manifest {
  const { version, previousVersion, publishedAt, change } = publication;
  return {
    schema: 1,
    release: slug,
    version,
    ...(previousVersion === undefined ? {} : { previousVersion }),
    publishedAt,
    change,
    ...(correction === undefined ? {} : { correction }),
    source,
    ...(Object.keys(assets).length === 0 ? {} : { assets }),
    languages: Object.fromEntries(languages),
  };
}

/** The entry of a language that waits for its review: nothing of its text, only what making it took. */
export function waitingLanguage({ counts, charactersBilled, requests }: Rendition): WaitingLanguage {
  return {
    status: 'awaiting-review',
    ...(counts === undefined ? {} : { segments: counts }),
    ...(charactersBilled === undefined ? {} : { charactersBilled }),
    ...(requests === undefined ? {} : { requests }),
  };
}

/** A language's entry: what its files are, and what making them took. */
export function publishedLanguage(
  rendition: Rendition,
  objects: Record<'document' | 'page' | 'data' | 'ninjs', PublishedObject>,
): PublishedLanguage {
  const {
    origin,
    engine,
    title,
    summary,
    correction,
    counts,
    charactersBilled,
    requests,
    sourceVersion,
    review,
    warnings,
  } = rendition;
  return {
    status: rendition.stale ? 'stale' : 'published',
    origin,
    ...(engine === undefined ? {} : { engine }),
    title,
    summary,
    ...(correction === undefined ? {} : { correction }),
    files: {
      document: publishedFile(objects.document),
      page: publishedFile(objects.page),
      data: publishedFile(objects.data),
      ninjs: publishedFile(objects.ninjs),
    },
    ...(counts === undefined ? {} : { segments: counts }),
    ...(charactersBilled === undefined ? {} : { charactersBilled }),
    ...(requests === undefined ? {} : { requests }),
    ...(sourceVersion === undefined ? {} : { sourceVersion }),
    ...(review === undefined ? {} : { review }),
    warnings,
  };
}
