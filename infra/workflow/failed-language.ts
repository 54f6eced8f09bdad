import { failures, type LanguageFailureCode } from '../../contracts/failures.ts';
import { retryableErrors, type TranslateResult } from '../../contracts/messages.ts';

/** A message as the state machine writes it: the fields of the contract, each a value or a JSONata expression. */
export type Template<T> = { readonly [K in keyof T]: T[K] extends object ? Template<T[K]> | string : T[K] | string };

const unavailable: LanguageFailureCode = 'EngineUnavailable';
const unexpected: LanguageFailureCode = 'TranslationFailed';

type FailedResult = Extract<TranslateResult, { status: 'failed' }>;

const result: Template<FailedResult> = {
  language: '{% $states.input.language %}',
  status: 'failed',
  error: {
    code: `{% $contains($states.input.reason, '${retryableErrors.engineUnavailable}') ? '${unavailable}' : '${unexpected}' %}`,
    message:
      "{% 'Every attempt to translate into ' & $states.input.language & ' ended with ' & $states.input.error & '.' %}",
    retryable: failures[unavailable].retryable && failures[unexpected].retryable,
  },
};

/**
 * Turns a language's last failed attempt into its result. The error's name gives the code; the cause is
 * searched too, since a wrapped error keeps its name only there. The cause itself is dropped: it may quote
 * the text.
 */
export const failedLanguage = {
  /** The catcher's output, input of the state that makes the result. */
  caught: {
    language: '{% $states.input.language %}',
    error: '{% $states.errorOutput.Error %}',
    reason: "{% $states.errorOutput.Error & ' ' & $states.errorOutput.Cause %}",
  },
  result,
};
