import type { FormatName, Part, Picture, Range, Title, Unit } from '../../../contracts/document.ts';
import type { JsonPath } from './json/paths.ts';

/** A unit before `parseDocument` numbers it; parsers need not report units in order. */
export type DraftUnit = Omit<Unit, 'id'>;

/** Editor's options for reading a text. */
interface ReadOptions {
  /** Where a JSON file's texts are; by default, all values that look like prose. */
  jsonPaths?: readonly JsonPath[] | undefined;
}

/** The result of reading a text in its format. */
export interface Parsed {
  units: DraftUnit[];
  /** The title that the format itself marks, by its unit (one of `units`). */
  title?: {
    unit: DraftUnit;
    from: Title['from'];
    /** The `<title>` of a page; another unit if the page is shared under a title. */
    page?: DraftUnit;
  };
  /** Looks of units, for a format that marks headings: helps to find the headline. */
  look?: Look<DraftUnit>;
}

/** Looks that tell a headline from other text, by unit. */
export interface Look<U> {
  /** Headings by rank: 0 is marked as the document's own title, 1 is a heading of the first level. */
  ranks: ReadonlyMap<U, number>;
  /** Units that are bold throughout, as headlines often are that are not marked as one. */
  bold: ReadonlySet<U>;
  /** Units beside the text: navigation, footers, text boxes. */
  aside: ReadonlySet<U>;
}

/** A rendition's language, as its markup declares it. */
export interface RenditionLocale {
  /** BCP 47, for `lang`. */
  lang: string;
  dir: 'ltr' | 'rtl';
  /** The language of the source, canonical. */
  source: string;
}

/** A machine's statement about its rendition, inside the document. */
export interface Statement {
  /** For programs. Names hold only letters and hyphens. */
  fields: readonly (readonly [name: string, value: string])[];
  /** A sentence for readers, on one line. */
  line?: string;
  /** The rendition's language, as in `Locale`. */
  lang: string;
  dir: 'ltr' | 'rtl';
}

/** A change of the source: replaces the text at `range` by `text`. */
export interface Splice {
  range: Range;
  text: string;
}

/** A writer's view of the document that it writes into. */
export interface RenderContext {
  source: string;
  /** The source's text at a range, with the translations of the units inside it (an image's `alt`, say) applied. */
  copy(range: Range): string;
}

/** A comment between authors: hidden from readers, but anyone who opens the document can read it. */
export interface Comment {
  /** With its delimiters. */
  range: Range;
  /** Without its delimiters. */
  inner: Range;
  /** Of HTML (`markup`); of Markdown, in a line of text (`inline`) or between blocks (`block`); of YAML. */
  kind: 'markup' | 'inline' | 'block' | 'yaml';
}

/** A container as it may be published. */
export interface Sanitised {
  bytes: Uint8Array;
  /** What it no longer has that readers or editors may miss: a sentence for each kind of loss. */
  losses: string[];
}

/** Editor's options for unpacking. */
export interface UnpackOptions {
  /** Whether tracked changes, comments and hidden text may be in the document. */
  allowHidden?: boolean;
}

/**
 * A document format: its name, and how its uploads are recognised. Reading and writing are separate from it and from
 * each other, so that a function does not bundle code that it never runs: ingest reads, translate writes.
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
   * Present if files are archives. A document's text, which the ranges of units and splices refer to, consists of the
   * parts that are read (`Reader.unpack`); the archive itself stays with the document, and only its changed parts are
   * packed again (`Writer.pack`).
   */
  container?: {
    /** The largest upload. */
    maxBytes: number;
  };
}

/** Reads texts of a format. */
export interface Reader {
  /**
   * Rewrites a container, without content that runs or fetches, and without names of authors. All other functions
   * read the result.
   *
   * @throws Rejection `ActiveContent`, unless `stripActive`; `UnreadableDocument`, `TooLarge`, `TooDeeplyNested`
   */
  sanitise?(bytes: Uint8Array, options: { stripActive: boolean }): Sanitised;
  /**
   * Unpacks a container's parts into one text.
   *
   * @throws Rejection `UnreadableDocument`, `HiddenContent`, `TooLarge`, `TooDeeplyNested`
   */
  unpack?(bytes: Uint8Array, options?: UnpackOptions): string;
  /** Extracts a container's pictures that a page shows. */
  pictures?(bytes: Uint8Array, text: string): Picture[];
  /**
   * @throws Rejection `TooDeeplyNested`, `TooDense`, `InvalidJson`, `InvalidOption`; `EmptyDocument` if the format can
   * tell
   */
  parse(text: string, options?: ReadOptions): Parsed;
  /** Returns the comments of a text, in order; absent if the format does not have comments. */
  comments?(text: string): Comment[];
}

/** Writes translated text, escaped so that the format reads it back as the same text. */
export interface Writer {
  /**
   * Returns a translated unit's source form, which replaces `unit.range`. Never adds a raw line break that the unit
   * did not have.
   */
  write(unit: Unit, parts: readonly Part[], place: RenderContext): string;
  /**
   * Returns changes between units that depend on their translations, which `place.copy` returns; empty if none
   * changed.
   */
  arrange?(place: RenderContext, units: readonly Unit[]): Splice[];
  /** Returns changes that declare the rendition's language, direction and encoding (always UTF-8). */
  localise?(text: string, locale: RenditionLocale): Splice[];
  /** Returns changes that put a statement into a rendition's text, without its byte order mark. */
  disclose?(text: string, statement: Statement): Splice[];
  /** Packs a container with the parts in which the rendition's text differs. Equal input gives equal bytes. */
  pack?(bytes: Uint8Array, text: string, rendition: string): Uint8Array;
}
