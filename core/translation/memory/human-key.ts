import { sha256 } from '../../../contracts/sha256.ts';
import { contextOf } from './context.ts';
import { normalise } from './normalise.ts';

/** Identity of a person's translation. Leaves out engine, settings and terms: people's words hold with any of them. */
export interface HumanKeyParts {
  /** Canonical tags. */
  source: string;
  target: string;
  /** Encoded text of the block or sentence; `humanKey` normalises it. */
  text: string;
  /** The release's slug: the meaning of a few words depends on their context. */
  slug: string;
}

/** Raise it when the shape or meaning of entries changes: people's words must then be imported again. */
const version = 1;

/** Returns the key of a block or sentence in people's memory: a SHA-256 in hexadecimal. */
export function humanKey({ source, target, text, slug }: HumanKeyParts): string {
  const normal = normalise(text).text;
  return sha256(JSON.stringify(['human', version, source, target, normal, contextOf(normal, source, slug)]));
}
