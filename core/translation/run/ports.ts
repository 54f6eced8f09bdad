import type { TranslationSettings } from '../../../contracts/translation-settings.ts';
import type { HumanEntry, MemoryEntry } from '../memory/entries.ts';

/** What translating a document needs of the world. */
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
   * @throws LanguageFailure where trying again is of no use; anything else is worth a retry.
   */
  translate(text: string, request: TranslationRequest): Promise<{ text: string; engine: string }>;
}

export interface TranslationRequest {
  /** Canonical tags. */
  source: string;
  target: string;
  /** Only what the engine has for the pair. */
  settings?: TranslationSettings | undefined;
  /** The engine's name of the term list; only where a pair of it occurs in the text. */
  terminology?: string | undefined;
}

/** What machines translated. */
export interface Memory {
  lookup(keys: readonly string[]): Promise<Map<string, MemoryEntry>>;
  /** Resolves once every entry is stored; whatever of it is stored before a failure is of use. */
  keep(entries: ReadonlyMap<string, MemoryEntry>): Promise<void>;
}

/** What people translated. Nothing here ever writes it. */
export interface HumanMemory {
  lookup(keys: readonly string[]): Promise<Map<string, HumanEntry>>;
}

interface Clock {
  /** Milliseconds until whoever runs this is stopped. */
  remainingMs(): number;
}
