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

/** The keys under which people's memory may have a text. */
export interface HumanKeys {
  /** What any release may say of it; for a few words, the release's own. */
  shared: string;
  /** What the release's own files say of it: other files cannot crowd it out. */
  own: string;
}

/** Returns the keys of a block or sentence in people's memory: SHA-256 in hexadecimal. */
export function humanKeys({ source, target, text, slug }: HumanKeyParts): HumanKeys {
  const normal = normalise(text).text;
  const keyIn = (context: string | null) => sha256(JSON.stringify(['human', version, source, target, normal, context]));
  return { shared: keyIn(contextOf(normal, source, slug)), own: keyIn(slug) };
}

/** The shared one of `humanKeys`. */
export function humanKey(parts: HumanKeyParts): string {
  return humanKeys(parts).shared;
}
