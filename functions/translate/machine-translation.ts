import type { Part, SourceDocument } from '../../contracts/document.ts';
import type { Settings } from '../../contracts/environment.ts';
import { LanguageFailure } from '../../contracts/failures.ts';
import type { TermList } from '../../contracts/terminology.ts';
import { supportedSettings } from '../../contracts/translation-settings.ts';
import type { Warning } from '../../contracts/warnings.ts';
import { defined } from '../../core/lib/defined.ts';
import { correctionUnit, translatedCorrection, withCorrection } from '../../core/publication/versions/correction.ts';
import { checkDocument } from '../../core/translation/checks/check-document.ts';
import type { Ports } from '../../core/translation/run/ports.ts';
import { type TranslatedDocument, translateDocument } from '../../core/translation/run/translate-document.ts';
import type { TypeRun } from '../../core/translation/typography/runs.ts';
import { typeset } from '../../core/translation/typography/typeset.ts';

export interface MachineTranslation extends Omit<TranslatedDocument, 'translations' | 'runs' | 'warnings'> {
  translations: Map<string, Part[]>;
  /** Units that are in people's words from end to end. */
  byPeople: ReadonlySet<string>;
  /** The correction, where there is one. */
  correction?: string;
  warnings: Warning[];
}

export interface HowToTranslate {
  language: string;
  slug: string;
  revision: number;
  settings: Settings;
  terms: TermList | undefined;
  /** As the option has it. */
  correction: string | undefined;
}

/**
 * What of a document nobody has translated for it: from the memories and by the engine, set by the
 * language's rules, and checked.
 *
 * @throws LanguageFailure as the engine does, and `CheckFailed`
 */
export async function machineTranslation(
  document: SourceDocument,
  { language, slug, revision, settings, terms, correction }: HowToTranslate,
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
      aside: correction === undefined ? [] : [correctionUnit(correction)],
    },
    ports,
  );
  // The memory keeps what the engine wrote, so that better rules reach what was translated before.
  const whole = withCorrection(document, correction);
  const translations = typeset(whole, made.translations, language, made.runs);
  const doubts = checkDocument(whole, translations, language);
  const byPeople = new Set([...made.runs].flatMap(([unit, runs]) => (isByPeople(runs) ? [unit] : [])));
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

/** A check may doubt a person's words; it does not overrule them. */
function isByPeople(runs: readonly TypeRun[]): boolean {
  return runs.every(({ by }) => by === 'human');
}
