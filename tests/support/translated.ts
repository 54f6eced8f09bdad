import { workKeys } from '../../contracts/keys.ts';
import { type PublishInput, type ReleaseReference, schema } from '../../contracts/messages.ts';
import { sourceRendition } from '../../core/publication/versions/make-rendition.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';
import type { IngestedRelease } from '../../core/releases/ingested-release.ts';
import type { Services } from './services.ts';

/** Leaves renditions of what Ingest handed on, as Translate would; returns what Publish is asked then. */
export async function translated(release: ReleaseReference, { work }: Pick<Services, 'work'>): Promise<PublishInput> {
  const { slug, revision, languages } = release;
  const { document } = await work.getJson<IngestedRelease>(workKeys.document(slug, revision));
  const own = sourceRendition(document);
  for (const language of languages) {
    const made = { language, title: `${document.title.text} (${language})`, text: `${document.text}(${language})\n` };
    const rendition: Rendition = { ...own, ...made, origin: 'machine', engine: 'test' };
    await work.putJson(workKeys.rendition(slug, revision, language), language === own.language ? own : rendition);
  }
  return { schema, release, results: languages.map((language) => ({ language, status: 'translated' })) };
}
