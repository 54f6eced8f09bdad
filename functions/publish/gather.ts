import type { LanguageError } from '../../contracts/failures.ts';
import { workKeys } from '../../contracts/keys.ts';
import type { PublishInput } from '../../contracts/messages.ts';
import type { IngestedRelease } from '../../core/publication/ingested-release.ts';
import type { Rendition } from '../../core/publication/rendition.ts';
import type { ObjectStore } from '../shared/object-store.ts';

export interface Gathered {
  ingested: IngestedRelease;
  /** The source's own first, then the release's languages in their order. */
  results: (Rendition | { language: string; error: LanguageError })[];
}

/** What ingest and translate left in the work bucket for this revision. */
export async function gather({ release, results }: PublishInput, { work }: { work: ObjectStore }): Promise<Gathered> {
  const { slug, revision } = release;
  const rendition = (language: string) => work.getJson<Rendition>(workKeys.rendition(slug, revision, language));
  const [ingested, ...renditions] = await Promise.all([
    work.getJson<IngestedRelease>(workKeys.document(slug, revision)),
    ...results.map((result) =>
      result.status === 'failed' ? { language: result.language, error: result.error } : rendition(result.language),
    ),
  ]);
  const [source] = renditions;
  if (source === undefined || 'error' in source)
    throw new Error(`${slug} r${revision} has no rendition in its own language`);
  return { ingested, results: renditions };
}
