import { createHash } from 'node:crypto';

/** What makes a translation the same one: anything here that differs is another entry of the memory. */
export interface MemoryKeyParts {
  /** Canonical tags. */
  source: string;
  target: string;
  /** The encoded text of the segment. */
  text: string;
  /** The release's slug: what a few words mean depends on where they stand. */
  release: string;
  /** What the engine is asked for beside the text, such as formality. */
  settings?: Readonly<Record<string, unknown>> | undefined;
}

/** Raised when entries of another shape or meaning are kept. */
const version = 1;

/** The service's name, and not the engine's: a local engine stands in for the service. */
const service = 'amazon-translate';

/** Segments with fewer words are only reused within their release. */
const contextWords = 4;

/** The translation memory's key of a segment: a SHA-256 in hexadecimal. */
export function memoryKey({ source, target, text, release, settings }: MemoryKeyParts): string {
  const context = isShort(text, source) ? release : null;
  const identity = JSON.stringify([version, source, target, service, settings ?? null, text, context]);
  return createHash('sha256').update(identity).digest('hex');
}

function isShort(text: string, language: string): boolean {
  const words = text.replace(/<[^<>]*>/g, ' ');
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(words.slice(0, 400))) {
    if (isWordLike && ++count >= contextWords) return false;
  }
  return true;
}
