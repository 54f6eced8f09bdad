import type { LanguageEntry, Manifest, PublishedLanguage } from '../../contracts/manifest.ts';
import type { Publication } from '../revisions/release-record.ts';
import { type PublishedObject, publishedFile } from './published-object.ts';
import type { Rendition } from './rendition.ts';

export interface ManifestParts {
  slug: string;
  publication: Publication;
  correction?: string;
  source: Manifest['source'];
  /** The source language first, then the order of the release's languages. */
  languages: [string, LanguageEntry][];
}

export function buildManifest({ slug, publication, correction, source, languages }: ManifestParts): Manifest {
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
    languages: Object.fromEntries(languages),
  };
}

/** A language's entry: what its files are, and what making them took. */
export function publishedLanguage(
  rendition: Rendition,
  objects: Record<'document' | 'page' | 'data', PublishedObject>,
): PublishedLanguage {
  const { origin, engine, title, counts, charactersBilled, requests, warnings } = rendition;
  return {
    status: 'published',
    origin,
    ...(engine === undefined ? {} : { engine }),
    title,
    files: {
      document: publishedFile(objects.document),
      page: publishedFile(objects.page),
      data: publishedFile(objects.data),
    },
    ...(counts === undefined ? {} : { segments: counts }),
    ...(charactersBilled === undefined ? {} : { charactersBilled }),
    ...(requests === undefined ? {} : { requests }),
    warnings,
  };
}
