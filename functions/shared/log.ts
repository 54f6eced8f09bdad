import { describeError } from './describe-error.ts';

/** What a record may say; a name, a key or a text does not have a field. */
export interface LogFields {
  outcome?: string | undefined;
  /** Codes of `contracts/failures.ts`. */
  code?: string | undefined;
  /** ARN of an execution. */
  execution?: string | undefined;
  /** Version id of the upload. */
  upload?: string | undefined;
  /** Canonical tag. */
  language?: string | undefined;
  /** Name of a custom terminology in Amazon Translate, which is made of a digest. */
  list?: string | undefined;
  /** Which limit a release would exceed. */
  over?: string | undefined;
  more?: boolean | undefined;
  revision?: number | undefined;
  version?: number | undefined;
  /** Counts. */
  characters?: number | undefined;
  requests?: number | undefined;
  warnings?: number | undefined;
  objects?: number | undefined;
  releases?: number | undefined;
  failed?: number | undefined;
  replayed?: number | undefined;
  left?: number | undefined;
  machine?: number | undefined;
  human?: number | undefined;
}

/**
 * Writes a structured log record of ids and codes, never a text of a release. Lambda's JSON log format makes one
 * record of each call.
 */
export function log(event: string, fields: LogFields): void {
  console.info({ event, ...fields });
}

/** Logs what may be said of an error, and whose it is. */
export function logError(error: unknown, fields: LogFields = {}): void {
  const { name, summary, http, request, frames } = describeError(error);
  console.error({ event: 'failed', error: name, summary, http, request, ...fields, at: frames.slice(0, 10) });
}
