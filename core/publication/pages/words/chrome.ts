/** The words of the pages around the releases, in one language. What Unicode's CLDR has words for comes from `Intl`. */
export interface Chrome {
  /** Link that a keyboard's user meets first. */
  skip: string;
  /** Heading of the languages to choose from. */
  languages: string;
  /** Heading of the first list of a language, and the link there. */
  newest: string;
  /** Heading of all months. */
  months: string;
  /** To the next page of later releases. */
  newer: string;
  /** To the next page of earlier releases. */
  older: string;
  /** `{number}`: of a page of a month. */
  page: string;
  none: string;
  /** Before a colon and the title of the original. */
  machine: string;
  /** Before a colon and the title of the original. */
  mixed: string;
  /** A sentence; `newestVersion` and the title of the original may follow. */
  outdated: string;
  /** Heading of a release's versions. */
  versions: string;
  /** `{number}`. */
  version: string;
  /** The link to where the newest is, or before a colon and its title. */
  newestVersion: string;
  /** What a version was: the first of all. */
  first: string;
  /** The source's text is another. Also stands before the date of that. */
  update: string;
  /** Something was wrong. Stands before a date, or before what was wrong. */
  correction: string;
  /** Only the translation is another. */
  translation: string;
  /** A translation that was missing has been added. */
  repair: string;
  /** The version left the text in this language as it was. */
  unchanged: string;
  withdrawn: string;
  /** Why it was withdrawn: before a colon and the reason. */
  reason: string;
  notFound: string;
}
