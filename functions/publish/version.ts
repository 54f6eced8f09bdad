import type { ObjectStore } from '../../aws/s3/object-store.ts';
import type { Settings } from '../../contracts/environment.ts';
import { publishKeys, workKeys } from '../../contracts/keys.ts';
import type { PublishInput } from '../../contracts/messages.ts';
import type { PublicVersion } from '../../contracts/site.ts';
import { lastingBody } from '../../core/documents/attachments/attach.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';
import type { VersionContext } from '../../core/publication/versions/version-objects.ts';
import type { IngestedRelease } from '../../core/releases/ingested-release.ts';
import type { Publication } from '../../core/releases/revisions/release-record.ts';

/** One version on its way to the publish bucket. */
export interface Version {
  input: PublishInput;
  publication: Publication;
  ingested: IngestedRelease;
  context: VersionContext;
  /** The languages that have a rendition to show, the source's own first. */
  published: string[];
  /** Key of its folder, with the slash. */
  folder: string;
}

export function versionOf(
  input: PublishInput,
  ingested: IngestedRelease,
  { publication, earlier, settings }: { publication: Publication; earlier: PublicVersion[]; settings: Settings },
): Version {
  const { slug } = input.release;
  const { version, publishedAt, change } = publication;
  const { document, source } = ingested;
  const published = input.results.flatMap(({ status, language }) => (status === 'translated' ? [language] : []));
  if (published[0] !== document.language) throw new Error(`${slug} v${version} has no rendition in its own language`);
  return {
    input,
    publication,
    ingested,
    context: {
      slug,
      version,
      publishedAt,
      change,
      // A retry after newer versions must write the same bytes.
      earlier: earlier.filter((one) => one.version < version),
      document,
      mediaType: source.mediaType,
      settings,
    },
    published,
    folder: publishKeys.version(slug, version),
  };
}

/** A rendition as translate left it, its page's attachments and pictures at the addresses that this version gives them. */
export async function readRendition(
  { input: { release }, ingested: { attachments = {} }, publication: { version } }: Version,
  language: string,
  work: ObjectStore,
): Promise<Rendition> {
  const { slug, revision } = release;
  const rendition = await work.getJson<Rendition>(workKeys.rendition(slug, revision, language));
  const names = new Set([...Object.keys(attachments), ...(rendition.pictures ?? []).map(({ name }) => name)]);
  return {
    ...rendition,
    body: lastingBody(rendition.body, { slug, version, names }),
  };
}
