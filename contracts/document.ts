/**
 * The parsed document, which ingest writes to the work bucket and translate and publish read.
 *
 * A document is its text and the places in it that are translated. The rest of the text is never touched: a
 * rendition is the source with its units replaced in place (splicing), so a format cannot break markup that
 * it does not understand.
 */

/** A half-open span of `SourceDocument.text`, in UTF-16 code units. */
export interface Range {
  start: number;
  end: number;
}

export const formatNames = ['text', 'markdown', 'html', 'docx', 'odt', 'srt', 'vtt', 'json'] as const;
export type FormatName = (typeof formatNames)[number];

/** The role of a unit, for the page, the title and readers of `release.json`. */
export type UnitKind =
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'line'
  | 'list-item'
  | 'cell'
  | 'caption'
  | 'attribute'
  | 'metadata';

/** Source markup by its place in the text; or written out, where the rendition needs other markup than the source. */
export type Markup = Range | { raw: string };

/**
 * The content of a unit, in order. Ids number the tags of one unit from 1; `open` and `close` of a
 * pair share theirs. Text is decoded: no escapes, no entities, white space as a reader sees it.
 */
export type Part =
  | { type: 'text'; value: string }
  | { type: 'open'; id: number; source: Markup }
  | { type: 'close'; id: number; source: Markup }
  /**
   * Kept whole and not translated: code, an address, a placeholder, an image, a hard line break. `text` is
   * its visible text, if any; titles and pages show it.
   */
  | { type: 'placeholder'; id: number; source: Markup; text?: string };

export interface Unit {
  /** `b1`, `b2`, … in document order; never reused within a document. */
  id: string;
  kind: UnitKind;
  /** The span that the rendition replaces; null for a text outside the document (a title from object metadata). */
  range: Range | null;
  parts: Part[];
  /** Present if a paragraph of plain text or Markdown was hard-wrapped: how to wrap its translation. */
  wrap?: { width: number; indent: string; eol: string };
  /**
   * Present if other syntax interrupts the unit's text, as the times of the next cue interrupt a sentence of
   * subtitles. The writer inserts the breaks in this order, at proportional places of the translation.
   * Engines do not receive them, so cannot lose them.
   */
  breaks?: Break[];
  /** Details for the format's writer, such as `attribute:"` or `yaml`. Only the format reads it. */
  syntax?: string;
}

export interface Break {
  /** The writer may leave out a line break if there are too few words; never a cue. */
  kind: 'line' | 'cue';
  /** The interrupting syntax, inside the unit's range and outside its parts. */
  source: Range;
  /** UTF-16 code units of the unit's visible text before the break. */
  at: number;
}

export interface SourceDocument {
  schema: 1;
  format: FormatName;
  /** The extension of `document.<ext>`, lower case, without the dot. */
  extension: string;
  /** Canonical tag of the text's language. */
  language: string;
  /**
   * The decoded text, without its byte order mark; for an archive, its parts
   * (`core/documents/formats/<format>` says how).
   */
  text: string;
  /** Whether the source began with a byte order mark; if so, renditions do too. */
  bom: boolean;
  /** The uploaded archive in base64, if the format is one; `text` then holds the parts that are read. */
  archive?: string;
  /** The pictures of an archive that its page shows; absent if empty. */
  pictures?: Picture[];
  units: Unit[];
  title: Title;
}

/** A picture of an archive. */
export interface Picture {
  /** Name of its entry in the archive. */
  part: string;
  /** Its name among the assets of a version: content-addressed, so that equal pictures share one. */
  name: string;
  mediaType: string;
}

/**
 * The title as a reader sees it, and the unit whose translation is the title of a rendition (its first
 * sentence, if `from` is `sentence`).
 */
export interface Title {
  text: string;
  unit: string;
  /** Where it was found. All but `option` are read from the text; `line` and `sentence` are guesses. */
  from: 'option' | 'heading' | 'title-element' | 'line' | 'sentence';
}
