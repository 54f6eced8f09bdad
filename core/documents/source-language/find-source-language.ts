import type { Unit } from '../../../contracts/document.ts';
import { Rejection } from '../../../contracts/failures.ts';
import { detected, findLocale, languageName } from '../../../contracts/locales.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { type Detection, detectLanguage, related } from './detect-language.ts';
import { sampleOf } from './sample-of.ts';

export interface SourceLanguageSearch {
  /** The option `source-language`; `auto` to detect it. */
  option?: string | undefined;
  /** The configured source language, or `auto`. */
  configured: string;
  /** Languages that releases are translated into. */
  targets: readonly string[];
  /** The language suffix of the file's name. */
  suffix?: string | undefined;
}

/**
 * Evidence that suffices to rely on a detection if the language is not declared. Of texts of 80 letters in 60
 * languages, 97 % reach it and are detected rightly, and 0.06 % wrongly; of 320 letters, 99.9 % and none (the
 * Universal Declaration of Human Rights).
 */
const relied = 10;

/** Letters of a script used by one language only: a line of them is enough. */
const reliedOfOwnScript = 10;

/**
 * Thresholds for contradicting a declared language, in a warning. The evidence grows with the text, and so does what
 * a doubt needs, up to 30: of texts of 160 letters in 60 languages (the Universal Declaration of Human Rights) none is
 * doubted wrongly. Of 120 characters of English in 10,718 pieces of technical documentation, 0.8 % are, all of them
 * full of names; of news in 22 languages none is, and 60 % of what is in another language is found.
 */
const doubted = { letters: 80, evidenceOfLetter: 0.19, evidence: 30 };

/**
 * Returns the language of a document, as declared or as detected, and a warning if the text seems to be in another
 * language than declared.
 *
 * @throws Rejection `LanguageUnknown`
 */
export function findSourceLanguage(
  units: readonly Unit[],
  { option, configured, targets, suffix }: SourceLanguageSearch,
): { language: string; warnings: Warning[] } {
  const said = option ?? configured;
  const detection = detectLanguage(sampleOf(units), said === detected ? targets : [said, ...targets]);
  if (said !== detected) return { language: said, warnings: doubts(said, option !== undefined, detection) };
  if (detection !== undefined && isReliable(detection)) return { language: tagOf(detection, targets), warnings: [] };
  if (suffix !== undefined) return { language: suffix, warnings: [] };
  throw new Rejection(
    'LanguageUnknown',
    `The text has ${detection?.letters ?? 0} letters, too few or too mixed to detect its language.`,
  );
}

/** Whether a detection is clear enough to rely on. */
export function isReliable({ letters, evidence }: Detection): boolean {
  return evidence === Number.POSITIVE_INFINITY ? letters >= reliedOfOwnScript : evidence >= relied;
}

/**
 * Returns the configured variant if there is only one: a newsroom that publishes in Portugal's Portuguese also writes
 * it.
 */
function tagOf({ language }: Detection, targets: readonly string[]): string {
  const found = findLocale(language);
  if (found === undefined) {
    throw new Rejection(
      'LanguageUnknown',
      `The text looks like ${languageName(language)}, which the engine does not translate.`,
    );
  }
  const base = new Intl.Locale(found.tag).maximize();
  const variants = targets.filter((tag) => {
    const { language: other, script } = new Intl.Locale(tag).maximize();
    return other === base.language && script === base.script;
  });
  const [only] = variants;
  return only !== undefined && variants.length === 1 ? only : found.tag;
}

function doubts(said: string, byOption: boolean, detection: Detection | undefined): Warning[] {
  if (detection === undefined || related(said, detection.language)) return [];
  const needed = Math.min(doubted.evidence, doubted.evidenceOfLetter * detection.letters);
  if (detection.letters < doubted.letters || detection.evidence < needed) return [];
  const where = byOption ? 'the option "source-language"' : 'the configuration';
  return [
    {
      code: 'language-doubtful',
      message: `The text looks like ${languageName(detection.language)} (${detection.language}), but ${where} says ${said}.`,
    },
  ];
}
