import type { FormatName, Part, Range, Title, Unit } from '../../contracts/document.ts';

/** A unit before `parseDocument` numbers it; parsers need not report units in order. */
export type DraftUnit = Omit<Unit, 'id'>;

/** What a format reads off a text. */
export interface Parsed {
  units: DraftUnit[];
  /** The title that the format itself marks, by the unit (one of `units`) that holds it. */
  title?: { unit: DraftUnit; from: Title['from'] };
}

/** The language that a rendition is in, as its markup declares it. */
export interface Locale {
  /** BCP 47, for `lang`. */
  lang: string;
  dir: 'ltr' | 'rtl';
}

/** A change of the source: what stands at `range` gives way to `text`. */
export interface Splice {
  range: Range;
  text: string;
}

/** What a writer may ask of the document that it writes into. */
export interface Place {
  source: string;
  /** The source's text at a range, with the translations of the units inside it (an image's `alt`, say) applied. */
  copy(range: Range): string;
}

/**
 * A document format: how its texts are found, and how a translated text is written so that it means
 * itself there. Adding one is a folder and a line in `index.ts`.
 */
export interface Format {
  name: FormatName;
  /** As in `Content-Type`, without its charset. */
  mediaType: string;
  /** Lower case, without the dot; the first is the usual one. */
  extensions: readonly [string, ...string[]];
  /** Media types of uploads that are read as this format. */
  contentTypes: readonly string[];
  /** @throws Rejection `TooDeeplyNested` */
  parse(text: string): Parsed;
  /** The source form of a translated unit: what replaces `unit.range`. Never holds a raw line break that the unit did not. */
  write(unit: Unit, parts: readonly Part[], place: Place): string;
  /** Changes that declare the rendition's language, direction and encoding (always UTF-8). */
  localise?(text: string, locale: Locale): Splice[];
}
