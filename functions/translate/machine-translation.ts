import type { Part, SourceDocument } from '../../contracts/document.ts';
import type { Settings } from '../../contracts/environment.ts';
import { LanguageFailure } from '../../contracts/failures.ts';
import type { TermList } from '../../contracts/terminology.ts';
import { supportedSettings } from '../../contracts/translation-settings.ts';
import type { Warning } from '../../contracts/warnings.ts';
import { defined } from '../../core/lib/defined.ts';
import { correctionUnit, translatedCorrection, withCorrection } from '../../core/publication/versions/correction.ts';
import { checkDocument } from '../../core/translation/checks/check-document.ts';
import type { Ports, SentCharacters } from '../../core/translation/run/ports.ts';
import { type TranslatedDocument, translateDocument } from '../../core/translation/run/translate-document.ts';
import type { TypeRun } from '../../core/translation/typography/runs.ts';
import { typeset } from '../../core/translation/typography/typeset.ts';

export interface MachineTranslation extends Omit<TranslatedDocument, 'translations' | 'runs' | 'warnings'> {
  translations: Map<string, Part[]>;
  /** Units that a person translated completely, for this release or for every one. */
  byPeople: ReadonlySet<string>;
  /** The correction, if there is one. */
  correction?: string;
  warnings: Warning[];
}

export interface HowToTranslate {
  language: string;
  slug: string;
  revision: number;
  settings: Settings;
  terms: TermList | undefined;
  /** The option's text. */
  correction: string | undefined;
  sent: SentCharacters;
}

/**
 * Translates the parts of a document that no person translated: from the memories and by the engine. Applies the
 * language's typography, and runs the checks.
 *
 * @throws LanguageFailure of the engine, `BudgetExceeded`, and `CheckFailed`
 */
export async function machineTranslation(
  document: SourceDocument,
  { language, slug, revision, settings, terms, correction, sent }: HowToTranslate,
  ports: Ports,
): Promise<MachineTranslation> {
  const made = await translateDocument(
    document,
    {
      target: language,
      slug,
      run: `${slug}#${revision}`,
      settings: supportedSettings(settings.translationSettings?.[language], document.language, language),
      terms,
      sent,
      aside: correction === undefined ? [] : [correctionUnit(correction)],
    },
    ports,
  );
  // The memory keeps the engine's own text, so that better rules apply to earlier translations too.
  const whole = withCorrection(document, correction);
  const translations = typeset(whole, made.translations, language, made.runs);
  const doubts = checkDocument(whole, translations, language);
  const borrowed = new Set(made.words.flatMap(({ release, segments }) => (release === undefined ? [] : segments)));
  const byPeople = new Set(
    [...made.runs].flatMap(([unit, runs]) => (isByPeople(runs) && !borrowed.has(unit) ? [unit] : [])),
  );
  const blocked = doubts.find(
    ({ code, segment = '' }) =>
      settings.blockingChecks?.some((blocking) => blocking === code) && !byPeople.has(segment),
  );
  if (blocked !== undefined) {
    throw new LanguageFailure('CheckFailed', `${blocked.code} in segment ${blocked.segment}: ${blocked.message}`);
  }
  const { runs: _, ...rest } = made;
  const corrected = translatedCorrection(translations);
  return {
    ...rest,
    translations,
    byPeople,
    ...defined({ correction: corrected }),
    warnings: [...made.warnings, ...doubts],
  };
}

/** Checks warn about the words of the release's people; they do not fail the language for them. */
function isByPeople(runs: readonly TypeRun[]): boolean {
  return runs.every(({ by }) => by === 'human');
}
