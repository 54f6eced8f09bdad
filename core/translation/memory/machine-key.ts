import { sha256 } from '../../../contracts/sha256.ts';
import { contextOf } from './context.ts';
import { normalise } from './normalise.ts';

/** A source term and its required target term. */
export type TermPair = readonly [source: string, target: string];

/** Identity of a machine's translation: a difference in any field makes another entry of the memory. */
export interface MachineKeyParts {
  /** Canonical tags. */
  source: string;
  target: string;
  /** Encoded text of the segment; `machineKey` normalises it. */
  text: string;
  /** The release's slug: the meaning of a few words depends on their context. */
  slug: string;
  /** Engine settings, such as formality. */
  settings?: Readonly<Record<string, unknown>> | undefined;
  /** Pairs of the term list that occur in this segment; the others do not affect it. */
  terms?: readonly TermPair[] | undefined;
}

/** Raise it when the shape or meaning of entries changes: every release is then paid for again. */
const version = 2;

/** Names the service, not the engine: a local engine stands in for the service. */
const service = 'amazon-translate';

/** Returns the key of a segment in the machine's memory: a SHA-256 in hexadecimal. */
export function machineKey({ source, target, text, slug, settings, terms = [] }: MachineKeyParts): string {
  const normal = normalise(text).text;
  const pairs = [...new Set(terms.map((pair) => JSON.stringify(pair)))].sort();
  return sha256(
    JSON.stringify([
      ['machine', version, source, target, service, settings ?? null, normal, contextOf(normal, source, slug)],
      ...(pairs.length === 0 ? [] : [pairs]),
    ]),
  );
}
