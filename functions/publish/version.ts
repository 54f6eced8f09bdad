import type { Settings } from '../../contracts/environment.ts';
import { fault } from '../../contracts/fault.ts';
import { publishKeys, workKeys } from '../../contracts/keys.ts';
import type { PublishInput, TranslateResult } from '../../contracts/messages.ts';
import { sha256 } from '../../contracts/sha256.ts';
import type { PublicVersion } from '../../contracts/site.ts';
import type { Warning } from '../../contracts/warnings.ts';
import { lastingBody } from '../../core/documents/attachments/attach.ts';
import { defined } from '../../core/lib/defined.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';
import type { VersionParts } from '../../core/publication/versions/version-objects.ts';
import type { IngestedRelease } from '../../core/releases/ingested-release.ts';
import type { Publication } from '../../core/releases/revisions/release-record.ts';

/** A version that is being published. */
export interface Version extends VersionParts {
  /** Number of the revision that it is made from. */
  revision: number;
  /** The results of Translate, by language. */
  results: readonly TranslateResult[];
  attachments: NonNullable<IngestedRelease['attachments']>;
}

export function versionOf(
  { release: { slug, revision }, results }: Pick<PublishInput, 'release' | 'results'>,
  { document, source, correction, attachments = {} }: IngestedRelease,
  { publication, earlier, settings }: { publication: Publication; earlier: PublicVersion[]; settings: Settings },
): Version {
  const { version } = publication;
  const published = results.flatMap(({ status, language }) => (status === 'translated' ? [language] : []));
  if (published[0] !== document.language) throw fault`v${version} has no rendition in its own language`;
  return {
    ...publication,
    slug,
    revision,
    folder: publishKeys.version(slug, version),
    source,
    document,
    ...defined({ correction }),
    attachments,
    results,
    published,
    // A retry after newer versions must write the same bytes.
    earlier: earlier.filter((one) => one.number < version),
    settings,
  };
}

/** The warnings that are not of one language. Readers of a first version do not know what it would correct. */
export function releaseWarnings({ warnings }: IngestedRelease, { change, correction }: Version): Warning[] {
  if (correction === undefined || change !== 'first') return warnings;
  const message = `The option "correction" says "${correction}", but this is the first version: pages do not show it.`;
  return [...warnings, { code: 'correction-unused', message }];
}

/** A rendition in the work bucket is not the one that Translate wrote. */
export class RenditionReplaced extends Error {
  override readonly name = 'RenditionReplaced';
}

/**
 * Reads a rendition from the work bucket, with the addresses that this version gives to its page's attachments and
 * pictures.
 *
 * @param made the result of Translate, which came through the state machine and not through the bucket.
 * @throws RenditionReplaced
 */
export async function readRendition(
  { slug, revision, version, attachments }: Version,
  made: { language: string; sha256?: string },
  work: Pick<ObjectStore, 'getBytes'>,
): Promise<Rendition> {
  const bytes = await work.getBytes(workKeys.rendition(slug, revision, made.language));
  if (made.sha256 !== undefined && made.sha256 !== sha256(bytes)) {
    throw new RenditionReplaced(`The translation into ${made.language} is not the one that Translate made.`);
  }
  const rendition = JSON.parse(Buffer.from(bytes).toString()) as Rendition;
  const names = new Set([...Object.keys(attachments), ...(rendition.pictures ?? []).map(({ name }) => name)]);
  return { ...rendition, body: lastingBody(rendition.body, { slug, version, names }) };
}

/** Reads the document of a rendition: its text, or the archive that Translate wrote. */
export async function readDocument(
  { text, packed }: Pick<Rendition, 'text' | 'packed'>,
  work: Pick<ObjectStore, 'getBytes'>,
): Promise<Uint8Array | string> {
  if (packed === undefined) return text;
  const bytes = await work.getBytes(packed.key);
  if (sha256(bytes) !== packed.sha256) throw new RenditionReplaced('A document is not the one that Translate made.');
  return bytes;
}
