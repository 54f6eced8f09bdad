import type { OptionGiver } from '../../../contracts/options.ts';
import type { OptionName } from './known-options.ts';

/** Options that, given as metadata, stay with a release until changed. */
export const stayingOptions = [
  'languages',
  'source-language',
  'after-review',
  'embargo',
] as const satisfies readonly OptionName[];
export type StayingOption = (typeof stayingOptions)[number];

/** The options that a release remembers; a withdrawn release forgets them. */
export interface RememberedOptions {
  /** Given as metadata, in force until changed. */
  kept?: Partial<Record<StayingOption, KeptOption>>;
  /** The front matter options of the last source. */
  file?: Partial<Record<StayingOption, FileOption>>;
  /** The title from the last source's metadata. */
  title?: string;
  /** UTC: the embargo that the last source used. The file may still contain it once it is over. */
  wentBy?: string;
}

export interface KeptOption {
  /** As options write it: canonical tags, an embargo in UTC. */
  value: string;
  since: OptionGiver;
}

export interface FileOption {
  /** The value as written, without spaces and commas, to see whether the next file changes it. */
  written: string;
  /** The value in force; absent if metadata outranked it. Kept until its removal is confirmed. */
  value?: string;
}

/** The kept values that one source used, to read it the same way again. */
export type KeptValues = Partial<Record<StayingOption, string>>;
