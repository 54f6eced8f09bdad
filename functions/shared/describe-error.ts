import { fileURLToPath } from 'node:url';
import { Rejection } from '../../contracts/failures.ts';
import { InternalFault } from '../../contracts/fault.ts';

/** What a log may contain of an error: its name, codes, ids and places in the code. Every field is safe to print. */
export interface DescribedError {
  /** `AccessDenied`: Step Functions matches it. */
  name: string;
  /** `AccessDenied (HTTP 403, request 4442587FB7D0A2F9)`, and the same of what caused it. */
  summary: string;
  /** The status and the id of the request that a service refused. */
  http?: number;
  request?: string;
  /** `index.mjs:1:2345`, innermost first. */
  frames: string[];
}

/** Directory of our code: that of the bundle in Lambda, which has one file, and the repository's in tests. */
const root = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../' : './', import.meta.url));

/** A message may quote a text or name a key, so it is left out, except for that of a `InternalFault`. */
export function describeError(error: unknown): DescribedError {
  const chain = chainOf(error);
  const { httpStatusCode: http, requestId: request } = metadataOf(error);
  return {
    name: nameOf(error),
    summary: chain.map(summaryOf).join(', caused by '),
    ...(typeof http === 'number' ? { http } : {}),
    ...(isId(request) ? { request } : {}),
    frames: framesOf(chain.at(-1)),
  };
}

/** The error and its causes, outermost first. */
function chainOf(error: unknown): unknown[] {
  const chain = [error];
  for (let inner = causeOf(error); inner instanceof Error && chain.length < 5; inner = causeOf(inner))
    chain.push(inner);
  return chain;
}

function causeOf(error: unknown): unknown {
  const { cause, errors } = (error ?? {}) as { cause?: unknown; errors?: unknown };
  return cause ?? (Array.isArray(errors) ? errors[0] : undefined);
}

function summaryOf(error: unknown): string {
  if (error instanceof InternalFault) return `InternalFault: ${error.message}`;
  const { httpStatusCode: http, requestId: request } = metadataOf(error);
  const details = [
    ...codesOf(error),
    ...(typeof http === 'number' ? [`HTTP ${http}`] : []),
    ...(isId(request) ? [`request ${request}`] : []),
  ];
  return details.length === 0 ? nameOf(error) : `${nameOf(error)} (${details.join(', ')})`;
}

function nameOf(error: unknown): string {
  const { name } = (error ?? {}) as { name?: unknown };
  return error instanceof Error && isWord(name) ? name : 'Error';
}

/** `ECONNRESET` of Node.js, the codes of a rejection or a language's failure. */
function codesOf(error: unknown): string[] {
  if (error instanceof Rejection) return error.errors.map(({ code }) => code);
  const { code } = (error ?? {}) as { code?: unknown };
  return isWord(code) && code !== nameOf(error) ? [code] : [];
}

/** What the SDK keeps of an answer; the ids are AWS's own, which its support asks for. */
function metadataOf(error: unknown): { httpStatusCode?: unknown; requestId?: unknown } {
  return ((error ?? {}) as { $metadata?: object }).$metadata ?? {};
}

/** Names and codes are one word of ASCII. */
const isWord = (name: unknown): name is string => typeof name === 'string' && /^[A-Za-z_$][\w$.]{0,79}$/.test(name);

const isId = (id: unknown): id is string => typeof id === 'string' && /^[\w+/=.:-]{1,128}$/.test(id);

/** Files, lines and columns of our code. Names of functions are left out: one may be a key of an object. */
function framesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { stack = '', message } = error;
  // A message of several lines may look like frames.
  const trace = stack.slice(Math.max(stack.indexOf(message), 0) + message.length);
  const frames = trace.split('\n').filter((line) => line.startsWith('    at ') && line.includes(root));
  return frames.flatMap((line) => {
    // A runner of tests adds a query to a module's address.
    const [, file, place] =
      /^([\w./-]+)(?:\?\w+=\d+)?(:\d+:\d+)/.exec(line.slice(line.indexOf(root) + root.length)) ?? [];
    return file === undefined ? [] : `${file}${place}`;
  });
}
