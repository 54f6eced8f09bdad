import { contextOf } from './context.ts';
import { hash } from './hash.ts';
import { normalise } from './normalise.ts';

/** What makes a person's translation the same one. No engine, settings or terms: their words stand whatever these are. */
export interface HumanKeyParts {
  /** Canonical tags. */
  source: string;
  target: string;
  /** The encoded text of the block or sentence; it is normalised here. */
  text: string;
  /** The release's slug: what a few words mean depends on where they stand. */
  release: string;
}

/** Raised when entries of another shape or meaning are kept: people's words are then to be imported again. */
const version = 1;

/** The key of a block or sentence in people's memory: a SHA-256 in hexadecimal. */
export function humanKey({ source, target, text, release }: HumanKeyParts): string {
  const normal = normalise(text).text;
  return hash(['human', version, source, target, normal, contextOf(normal, source, release)]);
}
