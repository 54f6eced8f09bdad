import { engineCodes } from '../../contracts/locales.ts';
import { auto, detectSource } from './detect-source.ts';
import { ServiceError } from './service-error.ts';
import { appliedSettings } from './settings.ts';

export interface TranslateTextRequest {
  text: string;
  /** As requested, or as detected. */
  source: string;
  target: string;
  /** The settings that apply; the service ignores others. */
  settings: Record<string, string> | undefined;
  terminology: string | undefined;
}

/** Developer Guide, "Guidelines and limits": input text of one TranslateText request. */
const maxTextBytes = 10_000;
const supported = new Set<string>(engineCodes);

/** Reads a request's body as the service does, or throws the error that it would answer. */
export function readRequest(body: string): TranslateTextRequest {
  const input = parse(body);
  const text = required(input, 'Text');
  const asked = required(input, 'SourceLanguageCode');
  const target = required(input, 'TargetLanguageCode');
  const violations = [
    ...(text === '' ? [tooShort('text', text, 1)] : []),
    ...(asked.length < 2 ? [tooShort('sourceLanguageCode', asked, 2)] : []),
    ...(target.length < 2 ? [tooShort('targetLanguageCode', target, 2)] : []),
  ];
  if (violations.length > 0) throw invalid(violations);
  const bytes = Buffer.byteLength(text);
  if (bytes > maxTextBytes) {
    throw new ServiceError(
      'TextSizeLimitExceededException',
      `Input text size exceeds limit. Max length of request text allowed is ${maxTextBytes} bytes while in this request the text size is ${bytes} bytes`,
    );
  }
  const source = asked === auto && supported.has(target) ? detectSource(text) : asked;
  if (!supported.has(source) || !supported.has(target) || source === target) {
    throw new ServiceError('UnsupportedLanguagePairException', `Unsupported language pair: ${source} to ${target}.`, {
      SourceLanguageCode: source,
      TargetLanguageCode: target,
    });
  }
  const terminology = terminologyOf(input['TerminologyNames']);
  return { text, source, target, settings: appliedSettings(input['Settings'], source, target), terminology };
}

/** One terminology per request (Guidelines and quotas). */
function terminologyOf(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined;
  if (!Array.isArray(given) || given.some((name) => typeof name !== 'string')) {
    throw new ServiceError('SerializationException', 'TerminologyNames must be a list of strings.');
  }
  if (given.length > 1) {
    throw new ServiceError(
      'InvalidRequestException',
      `A request takes one terminology; this one names ${given.length}.`,
    );
  }
  return given[0];
}

export function parse(body: string): Record<string, unknown> {
  try {
    const input = JSON.parse(body);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input;
  } catch {
    // Treated like a body that is not an object.
  }
  throw new ServiceError('SerializationException', 'Unable to parse the request body as a JSON object.');
}

export function required(input: Record<string, unknown>, name: string): string {
  const value = input[name];
  if (value === undefined || value === null) {
    throw invalid([`Value null at '${member(name)}' failed to satisfy constraint: Member must not be null`]);
  }
  if (typeof value !== 'string') throw new ServiceError('SerializationException', `${name} must be a string.`);
  return value;
}

function tooShort(name: string, value: string, least: number): string {
  return `Value '${value}' at '${name}' failed to satisfy constraint: Member must have length greater than or equal to ${least}`;
}

export function invalid(violations: string[]): ServiceError {
  const count = `${violations.length} validation error${violations.length > 1 ? 's' : ''} detected`;
  return new ServiceError('ValidationException', `${count}: ${violations.join('; ')}`);
}

const member = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
