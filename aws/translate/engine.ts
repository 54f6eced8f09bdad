import {
  type TranslationSettings as ServiceSettings,
  type TranslateClient,
  TranslateServiceException,
  TranslateTextCommand,
} from '@aws-sdk/client-translate';
import { LanguageFailure, type LanguageFailureCode } from '../../contracts/failures.ts';
import { locale } from '../../contracts/locales.ts';
import { Retryable, retryableErrors } from '../../contracts/messages.ts';
import { own } from '../../contracts/own.ts';
import type { TranslationSettings } from '../../contracts/translation-settings.ts';
import type { Engine } from '../../core/translation/run/ports.ts';

/** The service's name, unless the response says that another engine answered. */
const service = 'amazon-translate';
const standInHeader = 'x-dragoman-engine';

/** Errors that a retry cannot solve (Amazon Translate API reference, TranslateText); all others may pass. */
const permanent: Record<string, LanguageFailureCode> = {
  UnsupportedLanguagePairException: 'UnsupportedLanguagePair',
  AccessDeniedException: 'EngineDenied',
  InvalidRequestException: 'EngineRejected',
  ValidationException: 'EngineRejected',
  TextSizeLimitExceededException: 'EngineRejected',
  // A term list is the only resource that a request names.
  ResourceNotFoundException: 'TerminologyGone',
};

/** Amazon Translate as the core's engine. */
export function translateEngine(client: TranslateClient): Engine {
  return {
    async translate(text, { source, target, settings, terminology }) {
      const { command, engine } = withEngine(
        new TranslateTextCommand({
          Text: text,
          SourceLanguageCode: locale(source).engineCode,
          TargetLanguageCode: locale(target).engineCode,
          ...(settings === undefined ? {} : { Settings: serviceSettings(settings) }),
          ...(terminology === undefined ? {} : { TerminologyNames: [terminology] }),
        }),
      );
      try {
        const { TranslatedText = '' } = await client.send(command);
        return { text: TranslatedText, engine: engine() };
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

/** Names as the service has them: `formality: 'formal'` is `Formality: 'FORMAL'`. */
function serviceSettings({ formality, brevity, profanity }: TranslationSettings): ServiceSettings {
  return {
    ...(formality && { Formality: formality === 'formal' ? 'FORMAL' : 'INFORMAL' }),
    ...(brevity && { Brevity: 'ON' }),
    ...(profanity && { Profanity: 'MASK' }),
  };
}

/** Reads the engine's name from the response: a local engine names itself in a header. */
function withEngine(command: TranslateTextCommand): { command: TranslateTextCommand; engine: () => string } {
  let engine = service;
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const headers = (result.response as { headers?: Record<string, string> }).headers;
      engine = own(headers, standInHeader) ?? service;
      return result;
    },
    { step: 'deserialize', name: 'readEngine' },
  );
  return { command, engine: () => engine };
}

function failureOf(error: unknown): Error {
  if (!(error instanceof TranslateServiceException)) return unavailable(error);
  const code = own(permanent, error.name);
  return code === undefined ? unavailable(error) : new LanguageFailure(code, error.message, { cause: error });
}

function unavailable(cause: unknown): Error {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const error = new Retryable(retryableErrors.engineUnavailable, `The engine does not answer. ${reason}`, { cause });
  error.mayHaveAnswered = cause instanceof Error && cause.name === 'TimeoutError';
  return error;
}
