/** A verified translation of a segment by an engine. */
export interface MemoryEntry {
  /** Text as sent: normalised and encoded. Stored so that users can export, count and forget their entries. */
  source: string;
  /** Encoded; tags numbered as in the source. */
  target: string;
  /** Canonical tags. */
  sourceLanguage: string;
  targetLanguage: string;
  /** Slug of the release that paid for the translation. */
  release: string;
  engine: string;
  /** The run that paid for it. */
  paidBy: string;
  /** Unicode code points of the segment as sent: its share of the bill. */
  characters: number;
  /** Paid by the run since its previous receipt; entries kept together share one. */
  receipt: Receipt;
  /** Warning for every rendition that uses this entry. */
  warning?: 'tags-lost';
}

/** Summed over the distinct receipts of a run, this is the run's cost, including failed attempts. */
export interface Receipt {
  id: string;
  requests: number;
  /** Unicode code points sent, failed attempts included. */
  characters: number;
}

/** A person's translation of a block or a sentence. */
export interface HumanEntry {
  /** Normalised and encoded. */
  source: string;
  /** Encoded; the person's exact words, with tags numbered as in `source`. */
  target: string;
  /** Canonical tags. */
  sourceLanguage: string;
  targetLanguage: string;
  /** Key of the upload that brought it. */
  from: string;
  /** S3's version id of that upload; absent in older entries. */
  versionId?: string;
  /** RFC 3339. */
  at: string;
  /** Slug, if it was part of a release. */
  release?: string;
  /** The release's revision since which it has these words; absent in older entries. */
  revision?: number;
  /** The upload waits, such as an unfinished review: only its own release uses the words. */
  held?: true;
  unit: 'block' | 'sentence';
  /** The entry is for the release's own use, under the own one of its `humanKeys`; the shared entry may have the same words. */
  own?: true;
}

/** An item of people's memory: the words that count, and other files' words for the same text. */
export interface HumanItem extends HumanEntry {
  /** Those that do not count now, the next in line first. */
  others?: Teacher[];
  /** Counts the item's changes; every write is conditional on it. */
  tick?: number;
}

/** One file's translation of a text. */
export type Teacher = Omit<HumanEntry, 'source' | 'sourceLanguage' | 'targetLanguage' | 'own'>;
