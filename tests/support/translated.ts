import { workKeys } from '../../contracts/keys.ts';
import { type PublishInput, type ReleaseReference, schema } from '../../contracts/messages.ts';
import { sha256 } from '../../contracts/sha256.ts';
import { sourceRendition } from '../../core/publication/versions/make-rendition.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';
import type { IngestedRelease } from '../../core/releases/ingested-release.ts';
import type { Services } from './services.ts';

/** Leaves renditions of what Ingest handed on, as Translate would; returns what Publish is asked then. */
export async function translated(release: ReleaseReference, { work }: Pick<Services, 'work'>): Promise<PublishInput> {
  const { slug, revision, languages } = release;
  const { document } = await work.getJson<IngestedRelease>(workKeys.document(slug, revision));
  const own = sourceRendition(document);
  const results: PublishInput['results'] = [];
  for (const language of languages) {
    const made = { language, title: `${document.title.text} (${language})`, text: `${document.text}(${language})\n` };
    const rendition: Rendition = { ...own, ...made, origin: 'machine', engine: 'test' };
    const kept = language === own.language ? own : rendition;
    await work.putJson(workKeys.rendition(slug, revision, language), kept);
    results.push({ language, status: 'translated', sha256: sha256(JSON.stringify(kept)) });
  }
  return { schema, release, results };
}
