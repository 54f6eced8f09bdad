/**
 * The parsed document: what ingest writes to the work bucket and translate and publish read.
 *
 * A document is its text and the places in it that are translated. Everything else of the text is
 * never touched: a rendition is the source with its units replaced in place (splicing), so what a
 * format cannot understand it cannot break.
 */

/** A half-open span of `SourceDocument.text`, in UTF-16 code units. */
export interface Range {
  start: number;
  end: number;
}

export const formatNames = ['text', 'markdown', 'html', 'docx', 'srt', 'vtt', 'json'] as const;
export type FormatName = (typeof formatNames)[number];

/** What a unit is, for the page, for the title and for whoever reads `release.json`. */
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

/** Source markup, by its place in the text; or written out where the rendition needs other markup than the source. */
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
   * Kept whole and never translated: code, an address, a placeholder, an image, a hard line break.
   * `text` is what a reader sees of it, where that is text at all; titles and pages show it.
   */
  | { type: 'placeholder'; id: number; source: Markup; text?: string };

export interface Unit {
  /** `b1`, `b2`, … in document order; never reused within a document. */
  id: string;
  kind: UnitKind;
  /** What the rendition replaces; null for a text that has no place in the document (a title from object metadata). */
  range: Range | null;
  parts: Part[];
  /** Present where a paragraph of plain text or Markdown was hard-wrapped: how to wrap its translation again. */
  wrap?: { width: number; indent: string; eol: string };
  /**
   * Present where something that is no part of the text interrupts it, as the times of the next cue do
   * a sentence of subtitles: the writer sets these in again, in this order, where they divide the
   * translation in proportion. They are not sent to an engine, so none can lose them.
   */
  breaks?: Break[];
  /** What the format's writer must know of the place, such as `attribute:"` or `yaml`. Only its format reads it. */
  syntax?: string;
}

export interface Break {
  /** A line break may be left out where there are too few words for it; a cue is never. */
  kind: 'line' | 'cue';
  /** What stands there, inside the unit's range and outside of its parts. */
  source: Range;
  /** UTF-16 code units of the unit's text, as a reader sees it, that stand before it. */
  at: number;
}

export interface SourceDocument {
  schema: 1;
  format: FormatName;
  /** The extension of `document.<ext>`, lower case, without the dot. */
  extension: string;
  /** Canonical tag of the language that the text is written in. */
  language: string;
  /** The decoded text, without its byte order mark; of an archive, its parts (`core/documents/formats/<format>` says how). */
  text: string;
  /** Whether the source began with a byte order mark; renditions then do too. */
  bom: boolean;
  /** The uploaded archive in base64, where the format is one; `text` is then made of the parts that are read. */
  archive?: string;
  /** Of an archive: its pictures that a page shows; absent where there are none. */
  pictures?: Picture[];
  units: Unit[];
  title: Title;
}

/** A picture of an archive. */
export interface Picture {
  /** Name of its entry. */
  part: string;
  /** Among the assets of a version. It says what the picture is, so that equal ones are one. */
  name: string;
  mediaType: string;
}

/**
 * The title as a reader sees it, and the unit whose translation is the title of a rendition (its first
 * sentence, where `from` says so).
 */
export interface Title {
  text: string;
  unit: string;
  /** Where it was found. All but `option` are read off the text; `line` and `sentence` are guesses. */
  from: 'option' | 'heading' | 'title-element' | 'line' | 'sentence';
}
