/** A verified translation of a segment by an engine. */
export interface MemoryEntry {
  /** What was sent: normalised and encoded. Here so that users can export, count and forget what they have. */
  source: string;
  /** The encoded text: tags as in the source's. */
  target: string;
  /** Canonical tags. */
  sourceLanguage: string;
  targetLanguage: string;
  /** Slug of the release that it was translated for. */
  release: string;
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

/** A person's translation of a block or a sentence. */
export interface HumanEntry {
  /** Normalised and encoded. */
  source: string;
  /** Encoded; word for word the person's, with its tags in the numbering of `source`. */
  target: string;
  /** Canonical tags. */
  sourceLanguage: string;
  targetLanguage: string;
  /** Key of the upload that brought it. */
  from: string;
  /** RFC 3339. */
  at: string;
  /** Slug, where it was part of a release. */
  release?: string;
  unit: 'block' | 'sentence';
}

/** An item of people's memory: the words that count, and what other files say of the same text. */
export interface HumanItem extends HumanEntry {
  /** Those that do not count now, the next one first. */
  others?: Teacher[];
  /** Counts the changes of this item; the condition of every write. */
  tick?: number;
}

/** What one file says of a text. */
export type Teacher = Pick<HumanEntry, 'target' | 'from' | 'at' | 'release' | 'unit'>;
