import { contextOf } from './context.ts';
import { hash } from './hash.ts';
import { normalise } from './normalise.ts';

/** A term of the source and what it is to be in the target. */
export type TermPair = readonly [source: string, target: string];

/** What makes a machine's translation the same one: anything here that differs is another entry of the memory. */
export interface MachineKeyParts {
  /** Canonical tags. */
  source: string;
  target: string;
  /** The encoded text of the segment; it is normalised here. */
  text: string;
  /** The release's slug: what a few words mean depends on where they stand. */
  release: string;
  /** What the engine is asked for beside the text, such as formality. */
  settings?: Readonly<Record<string, unknown>> | undefined;
  /** The pairs of the term list that occur in this segment; others change nothing about it. */
  terms?: readonly TermPair[] | undefined;
}

/** Raised when entries of another shape or meaning are kept: every release is then paid for again. */
const version = 2;

/** The service's name, and not the engine's: a local engine stands in for the service. */
const service = 'amazon-translate';

/** The key of a segment in the machine's memory: a SHA-256 in hexadecimal. */
export function machineKey({ source, target, text, release, settings, terms = [] }: MachineKeyParts): string {
  const normal = normalise(text).text;
  const pairs = [...new Set(terms.map((pair) => JSON.stringify(pair)))].sort();
  return hash([
    ['machine', version, source, target, service, settings ?? null, normal, contextOf(normal, source, release)],
    ...(pairs.length === 0 ? [] : [pairs]),
  ]);
}
