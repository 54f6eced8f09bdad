import type { TranslationSettings } from '../../../contracts/translation-settings.ts';
import type { MemoryEntry } from '../memory/entries.ts';
import type { HumanKeys } from '../memory/human-key.ts';
import type { OfferedWords } from '../memory/words-for.ts';

/** Counts what is sent for one language of a revision, in all its attempts. */
export interface SentCharacters {
  /** Counts characters before they are sent; false, and does not count them, if that would pass the ceiling. */
  spend(characters: number, ceiling: number): Promise<boolean>;
  /** Takes back what was counted for a request that the engine refused. */
  refund(characters: number): Promise<void>;
}

/** The services that translating a document needs. */
export interface Ports {
  engine: Engine;
  memory: Memory;
  human: HumanMemory;
  clock: Clock;
}

export interface Engine {
  /**
   * Translates lines of text, keeping the tags in them.
   *
   * @param text at most `maxRequestBytes` UTF-8 bytes.
   * @throws LanguageFailure if a retry would not help; other errors may be retried.
   */
  translate(text: string, request: TranslationRequest): Promise<{ text: string; engine: string }>;
}

export interface TranslationRequest {
  /** Canonical tags. */
  source: string;
  target: string;
  /** Only those that the engine supports for the pair. */
  settings?: TranslationSettings | undefined;
  /** The engine's name of the term list; set only if one of its pairs occurs in the text. */
  terminology?: string | undefined;
}

/** Machines' translations. */
export interface Memory {
  lookup(keys: readonly string[]): Promise<Map<string, MemoryEntry>>;
  /** Resolves once every entry is stored; entries stored before a failure remain useful. */
  keep(entries: ReadonlyMap<string, MemoryEntry>): Promise<void>;
}

/** People's translations; read-only here. */
export interface HumanMemory {
  /** The words that a release may use, by the shared key of each text. */
  lookup(keys: readonly HumanKeys[], slug: string): Promise<Map<string, OfferedWords>>;
}

interface Clock {
  /** Milliseconds until this function is stopped. */
  remainingMs(): number;
}
