import type { FormatName, Part, Picture, Range, Title, Unit } from '../../../contracts/document.ts';
import type { JsonPath } from './json/paths.ts';

/** A unit before `parseDocument` numbers it; parsers need not report units in order. */
export type DraftUnit = Omit<Unit, 'id'>;

/** What an editor may say of how a text is read. */
interface ReadOptions {
  /** Where a JSON file's texts are; all that look like prose where it is not said. */
  jsonPaths?: readonly JsonPath[] | undefined;
}

/** What a format reads off a text. */
export interface Parsed {
  units: DraftUnit[];
  /** The title that the format itself marks, by the unit (one of `units`) that holds it. */
  title?: { unit: DraftUnit; from: Title['from'] };
  /** How units look, for a format that marks headings; a headline is looked for among them. */
  look?: Look<DraftUnit>;
}

/** What tells a headline from other text, by unit. */
export interface Look<U> {
  /** Headings by rank: 0 is marked as the document's own title, 1 is a heading of the first level. */
  ranks: ReadonlyMap<U, number>;
  /** What is bold throughout, as headlines are that nobody marked. */
  bold: ReadonlySet<U>;
  /** What stands beside the text: navigation, footers, text boxes. */
  aside: ReadonlySet<U>;
}

/** The language that a rendition is in, as its markup declares it. */
export interface Locale {
  /** BCP 47, for `lang`. */
  lang: string;
  dir: 'ltr' | 'rtl';
  /** The language of the source, canonical. */
  source: string;
}

/** What a machine's rendition says of itself, inside its document. */
export interface Statement {
  /** For programs. Names hold letters and hyphens alone. */
  fields: readonly (readonly [name: string, value: string])[];
  /** A sentence for readers, on one line. */
  line?: string;
  /** Of the rendition, as in `Locale`. */
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

/** What an author wrote for other authors, which no reader sees and everybody can read who opens the document. */
export interface Comment {
  /** With its marks. */
  range: Range;
  /** What it says. */
  inner: Range;
  /** Of HTML (`markup`); of Markdown, in a line of text (`inline`) or between blocks (`block`); of YAML. */
  kind: 'markup' | 'inline' | 'block' | 'yaml';
}

/** What an editor's options say about unpacking. */
export interface UnpackOptions {
  /** Whether tracked changes, comments and hidden text may be in the document. */
  allowHidden?: boolean;
}

/**
 * A document format: what it is called, and how its uploads are recognised. How it is read and written
 * stands apart from this and from each other, so that no function carries what it never runs: reading
 * is ingest's, writing is translate's.
 */
export interface Format {
  name: FormatName;
  /** As in `Content-Type`, without its charset. */
  mediaType: string;
  /** Lower case, without the dot; the first is the usual one. */
  extensions: readonly [string, ...string[]];
  /** Media types of uploads that are read as this format. */
  contentTypes: readonly string[];
  /**
   * Present where files are archives. A document's text, which units and splices are places in, is made
   * of the parts that are read (`Reader.unpack`); the archive itself goes along with the document, and
   * only changed parts of it are packed anew (`Writer.pack`).
   */
  container?: {
    /** Bytes that an upload may have. */
    maxBytes: number;
  };
}

/** How a format's texts are found. */
export interface Reader {
  /**
   * Of a container: its parts as one text.
   *
   * @throws Rejection `UnreadableDocument`, `HiddenContent`, `TooLarge`, `TooDeeplyNested`
   */
  unpack?(bytes: Uint8Array, options?: UnpackOptions): string;
  /** Of a container: the pictures in it that a page shows. */
  pictures?(bytes: Uint8Array, text: string): Picture[];
  /** @throws Rejection `TooDeeplyNested`, `TooDense`, `InvalidJson`, `InvalidOption`; `EmptyDocument` where a format can tell */
  parse(text: string, options?: ReadOptions): Parsed;
  /** The comments of a text, in order; absent where a format has none. */
  comments?(text: string): Comment[];
}

/** How a translated text is written so that it means itself in a format. */
export interface Writer {
  /** The source form of a translated unit: what replaces `unit.range`. Never holds a raw line break that the unit did not. */
  write(unit: Unit, parts: readonly Part[], place: Place): string;
  /** Changes between units that follow from how these read in the rendition, which `place.copy` tells; none where none changed. */
  arrange?(place: Place, units: readonly Unit[]): Splice[];
  /** Changes that declare the rendition's language, direction and encoding (always UTF-8). */
  localise?(text: string, locale: Locale): Splice[];
  /** Changes that put a statement into a rendition's text, without its byte order mark. */
  disclose?(text: string, statement: Statement): Splice[];
  /** Of a container: the archive with what differs between its text and the rendition's. Equal input gives equal bytes. */
  pack?(bytes: Uint8Array, text: string, rendition: string): Uint8Array;
}
