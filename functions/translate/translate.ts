import { LanguageFailure, languageError } from '../../contracts/failures.ts';
import { workKeys } from '../../contracts/keys.ts';
import type { TranslateInput, TranslateResult } from '../../contracts/messages.ts';
import type { IngestedRelease } from '../../core/publication/ingested-release.ts';
import { makeRendition, sourceRendition } from '../../core/publication/make-rendition.ts';
import type { Rendition } from '../../core/publication/rendition.ts';
import { type Ports, translateDocument } from '../../core/translate-document/index.ts';
import { log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store.ts';
import { keepRendition } from './keep-rendition.ts';

export interface TranslateServices extends Ports {
  work: ObjectStore;
}

/**
 * One release into one language: document in, rendition out; its own language is no exception, but
 * needs no engine. What can never succeed is returned as
 * this language's failure; what may succeed later is thrown, and the state machine tries again.
 */
export async function translate(
  { release, language }: TranslateInput,
  { work, ...ports }: TranslateServices,
): Promise<TranslateResult> {
  const { slug, revision } = release;
  const { document } = await work.getJson<IngestedRelease>(workKeys.document(slug, revision));
  const keep = (rendition: Rendition) => keepRendition(rendition, { document, slug, revision }, work);
  if (language === document.language) {
    await keep(sourceRendition(document));
    return { language, status: 'translated' };
  }
  try {
    const run = `${slug}#${revision}`;
    const made = await translateDocument(document, { target: language, release: slug, run }, ports);
    const { translations, segments, charactersBilled, requests, engine, warnings } = made;
    const rendition: Rendition = {
      ...makeRendition(document, language, translations),
      origin: 'machine',
      ...(engine === undefined ? {} : { engine }),
      counts: segments,
      charactersBilled,
      requests,
      warnings,
    };
    await keep(rendition);
    log('translated', { language, revision, characters: charactersBilled, requests, warnings: warnings.length });
    return { language, status: 'translated' };
  } catch (error) {
    if (!(error instanceof LanguageFailure)) throw error;
    log('language failed', { language, revision, code: error.code });
    return { language, status: 'failed', error: languageError(error.code, error.message) };
  }
}
