/** What came of a translation memory that was dropped in, as its report says it. */
export interface MemoryCounts {
  /** Canonical tags. */
  source: string;
  target: string;
  /** Translation units in the file. */
  units: number;
  /** Pairs of it that people's memory now has. */
  imported: number;
  /** Pairs that an earlier file of this name brought and this one lacks; they are gone. */
  removed: number;
  /** Pairs for which the words of a release's own translation stay. */
  kept: number;
  /** Units that no pair came of. */
  skipped: {
    /** They lack one of the two languages. */
    otherLanguages: number;
    /** Either side holds no letter, or the translation lacks an address or placeholder of the source. */
    unusable: number;
    /** A machine wrote them, as the file says. */
    machine: number;
    /** The same source came again later in the file. */
    repeated: number;
    /** Fewer than four words without a release, which mean something only where they stand. */
    short: number;
    /** More than an item of the memory holds. */
    long: number;
  };
}
