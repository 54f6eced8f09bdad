import type { TranslationSettings } from '../../contracts/translation-settings.ts';

/** What translating a document needs of the world. */
export interface Ports {
  engine: Engine;
  memory: Memory;
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
}

export interface Memory {
  lookup(keys: readonly string[]): Promise<Map<string, MemoryEntry>>;
  /** Resolves once every entry is stored; whatever of it is stored before a failure is of use. */
  keep(entries: ReadonlyMap<string, MemoryEntry>): Promise<void>;
}

export interface Clock {
  /** Milliseconds until whoever runs this is stopped. */
  remainingMs(): number;
}

/** A verified translation of a segment. */
export interface MemoryEntry {
  /** The encoded text: tags as in the source's. */
  target: string;
  engine: string;
  /** The run that paid for it. */
  paidBy: string;
  /** Unicode code points of the segment as it was sent: its share of the bill. */
  characters: number;
  /** What the run had paid since its previous receipt; entries that were kept together share one. */
  receipt: Receipt;
  /** What a rendition with it warns of, whenever it is used. */
  warning?: 'tags-lost';
}

/** Summed over the different receipts of a run, this is what the run has cost, whatever became of its attempts. */
export interface Receipt {
  id: string;
  requests: number;
  /** Unicode code points sent, failed attempts included. */
  characters: number;
}
