import type { Settings } from '../../contracts/environment.ts';
import { LanguageFailure, languageError } from '../../contracts/failures.ts';
import { workKeys } from '../../contracts/keys.ts';
import type { TranslateInput, TranslateResult } from '../../contracts/messages.ts';
import { supportedSettings } from '../../contracts/translation-settings.ts';
import { checkDocument } from '../../core/checks/check-document.ts';
import { disclosureOf } from '../../core/disclosure/index.ts';
import type { IngestedRelease } from '../../core/publication/ingested-release.ts';
import { makeRendition, sourceRendition } from '../../core/publication/make-rendition.ts';
import type { Rendition } from '../../core/publication/rendition.ts';
import { type Ports, translateDocument } from '../../core/translate-document/index.ts';
import { typeset } from '../../core/typography/index.ts';
import { log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store.ts';
import { keepRendition } from './keep-rendition.ts';

export interface TranslateServices extends Ports {
  work: ObjectStore;
  settings: Settings;
}

/**
 * One release into one language: document in, rendition out; its own language is no exception, but
 * needs no engine. What can never succeed is returned as
 * this language's failure; what may succeed later is thrown, and the state machine tries again.
 */
export async function translate(
  { release, language }: TranslateInput,
  { work, settings, ...ports }: TranslateServices,
): Promise<TranslateResult> {
  const { slug, revision } = release;
  const upload = release.upload.versionId;
  const { document } = await work.getJson<IngestedRelease>(workKeys.document(slug, revision));
  const keep = (rendition: Rendition) => keepRendition(rendition, { document, slug, revision }, work);
  if (language === document.language) {
    await keep(sourceRendition(document));
    return { language, status: 'translated' };
  }
  try {
    const run = `${slug}#${revision}`;
    const asked = supportedSettings(settings.translationSettings?.[language], document.language, language);
    const made = await translateDocument(document, { target: language, release: slug, run, settings: asked }, ports);
    const { segments, charactersBilled, requests, engine, warnings } = made;
    // The memory keeps what the engine wrote, so that better rules reach what was translated before.
    const translations = typeset(document, made.translations, language);
    const doubts = checkDocument(document, translations, language);
    const blocked = doubts.find(({ code }) => settings.blockingChecks?.some((blocking) => blocking === code));
    if (blocked !== undefined) {
      throw new LanguageFailure('CheckFailed', `${blocked.code} in segment ${blocked.segment}: ${blocked.message}`);
    }
    const origin = 'machine';
    const disclosure = disclosureOf({ origin, language, engine }, document.language);
    const { visibleLines } = settings.disclosure ?? {};
    const inDocument = disclosure && visibleLines && { disclosure, visibleLine: visibleLines[language] };
    const rendition: Rendition = {
      ...makeRendition(document, language, translations, inDocument),
      origin,
      ...(engine === undefined ? {} : { engine }),
      counts: segments,
      charactersBilled,
      requests,
      warnings: [...warnings, ...doubts],
    };
    await keep(rendition);
    log('translated', {
      upload,
      language,
      revision,
      characters: charactersBilled,
      requests,
      warnings: rendition.warnings.length,
    });
    return { language, status: 'translated' };
  } catch (error) {
    if (!(error instanceof LanguageFailure)) throw error;
    log('language failed', { upload, language, revision, code: error.code });
    return { language, status: 'failed', error: languageError(error.code, error.message) };
  }
}
