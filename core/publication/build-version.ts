import type { LanguageError } from '../../contracts/failures.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import type { Publication } from '../revisions/release-record.ts';
import type { IngestedRelease } from './ingested-release.ts';
import { buildManifest } from './manifest.ts';
import { immutable, type MadeObject, type PublishedObject } from './published-object.ts';
import type { Rendition } from './rendition.ts';
import { sitePage } from './site-page.ts';
import { versionObjects } from './version-objects.ts';

/** All that is published of one version, ready to be put. */
export interface Version {
  slug: string;
  number: number;
  manifest: Manifest;
  /** Immutable objects at their full keys, without the manifest. */
  objects: PublishedObject[];
  manifestObject: MadeObject;
  /** The pages at the release's lasting addresses, which move with every version. */
  pages: MadeObject[];
}

export interface VersionParts {
  slug: string;
  publication: Publication;
  ingested: IngestedRelease;
  /** The source's own first, then the release's languages in their order. */
  results: (Rendition | { language: string; error: LanguageError })[];
}

/** A version from what ingest and translate made. Equal input gives equal bytes, on every retry. */
export function buildVersion({ slug, publication, ingested, results }: VersionParts): Version {
  const { document, source, correction } = ingested;
  const { version, publishedAt } = publication;
  const renditions = results.filter((result): result is Rendition => !('error' in result));
  const published = renditions.map(({ language }) => language);
  const context = { slug, version, publishedAt, document, mediaType: source.mediaType };

  const made = new Map(
    renditions.map((rendition) => [rendition.language, versionObjects(context, rendition, published)]),
  );
  const manifest = buildManifest({
    slug,
    publication,
    ...(correction === undefined ? {} : { correction }),
    source,
    languages: results.map((result) => {
      if ('error' in result) return result;
      const objects = made.get(result.language);
      if (objects === undefined) throw new Error(`${result.language} was not made`);
      return { rendition: result, objects };
    }),
  });
  const folder = publishKeys.version(slug, version);
  return {
    slug,
    number: version,
    manifest,
    objects: [...made.values()]
      .flatMap((objects) => Object.values(objects))
      .map((object) => ({ ...object, path: `${folder}${object.path}` })),
    manifestObject: immutable(
      publishKeys.manifest(slug, version),
      'application/json',
      `${JSON.stringify(manifest, null, 2)}\n`,
    ),
    pages: renditions.map((rendition) => sitePage(context, rendition, published)),
  };
}
