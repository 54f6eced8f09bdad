/** A report's counts of an imported translation memory. */
export interface MemoryCounts {
  /** Canonical tags. */
  source: string;
  target: string;
  /** Translation units in the file. */
  units: number;
  /** Pairs that are now in people's memory. */
  imported: number;
  /** Pairs that an earlier file of this name added and this one lacks; they are deleted. */
  removed: number;
  /** Pairs that did not replace a release's own translation. */
  kept: number;
  /** Units that did not give a pair. */
  skipped: {
    /** One of the two languages is missing. */
    otherLanguages: number;
    /** One side lacks letters, or the translation lacks an address or placeholder of the source. */
    unusable: number;
    /** The file says that a machine wrote them. */
    machine: number;
    /** The same source follows later in the file. */
    repeated: number;
    /** Fewer than four words and not tied to a release: too short to reuse without their context. */
    short: number;
    /** Longer than an item of the memory may be. */
    long: number;
  };
}
