import type { OptionGiver } from '../../../contracts/options.ts';
import type { OptionName } from './known-options.ts';

/** Options that stay with a release until changed, where they were given as metadata. */
export const stayingOptions = [
  'languages',
  'source-language',
  'after-review',
  'embargo',
] as const satisfies readonly OptionName[];
export type StayingOption = (typeof stayingOptions)[number];

/** What a release remembers of the options of its sources so far; a release that was withdrawn starts anew. */
export interface RememberedOptions {
  /** Given as metadata, and in force until changed. */
  kept?: Partial<Record<StayingOption, KeptOption>>;
  /** What the front matter of the last source says. */
  file?: Partial<Record<StayingOption, FileOption>>;
  /** The title, where it was an option of the last source's metadata. */
  title?: string;
  /** UTC: the embargo that the last source went by. Once it has passed, the file may still say so. */
  wentBy?: string;
}

export interface KeptOption {
  /** As options write it: canonical tags, an embargo in UTC. */
  value: string;
  since: OptionGiver;
}

export interface FileOption {
  /** What stands there, without regard to spaces and commas: whether the next file says something new. */
  written: string;
  /** What was in force by it; absent where metadata outranked it. Stays while its disappearance is not confirmed. */
  value?: string;
}

/** Of what is kept, what one source went by: to read it the same again. */
export type KeptValues = Partial<Record<StayingOption, string>>;
