import { detected, engineCodes, findLocale } from '../../contracts/locales.ts';
import { detectLanguage } from '../../core/documents/source-language/detect-language.ts';
import { isReliable } from '../../core/documents/source-language/find-source-language.ts';
import { splitMarkup } from './markup.ts';
import { ServiceError } from './service-error.ts';

/** The source language code that asks the service to detect it. */
export const auto = detected;

/** Prefers languages that the service knows. */
const known = engineCodes.flatMap((code) => findLocale(code)?.tag ?? []);

/**
 * The language of a text as the service's code, or as its tag if the service does not have the language.
 * Amazon Translate asks Amazon Comprehend; here the product's own detection answers.
 *
 * @throws ServiceError `DetectedLanguageLowConfidenceException`, with the best guess, if the detection is not
 * reliable.
 */
export function detectSource(text: string): string {
  const words = splitMarkup(text)
    .filter(({ type }) => type === 'text')
    .map(({ value }) => value)
    .join(' ');
  const detection = detectLanguage(words, known);
  const code = detection && (findLocale(detection.language)?.engineCode ?? detection.language);
  if (code !== undefined && detection !== undefined && isReliable(detection)) return code;
  throw new ServiceError(
    'DetectedLanguageLowConfidenceException',
    'The language of the source text could not be detected with enough confidence.',
    code === undefined ? {} : { DetectedLanguageCode: code },
  );
}
