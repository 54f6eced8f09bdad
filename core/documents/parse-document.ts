import type { FormatName, SourceDocument, Unit } from '../../contracts/document.ts';
import { defined } from '../lib/defined.ts';
import { dropComments } from './comments/drop-comments.ts';
import { checkUnits } from './formats/check-units.ts';
import type { DraftUnit, Look } from './formats/format.ts';
import type { JsonPath } from './formats/json/paths.ts';
import { readers } from './formats/readers.ts';
import { checkTitle, findTitle } from './title/find-title.ts';

export interface DocumentSource {
  format: FormatName;
  /** Of `document.<ext>`, lower case, without the dot. */
  extension: string;
  /** Canonical tag of the text's language, or a function that finds it from the units. */
  language: string | ((units: readonly Unit[]) => string);
  bom: boolean;
  /** The title from the options. */
  title?: string | undefined;
  /** The upload in base64, if its format is an archive. */
  archive?: string | undefined;
  /** Places of a JSON file's texts, from the options. */
  jsonPaths?: readonly JsonPath[] | undefined;
  /** Whether to leave out authors' comments from the document, and so from every rendition. */
  withoutComments?: boolean;
}

/**
 * Parses a decoded text, without its byte order mark, into a document with units and title.
 *
 * @throws Rejection `TooDeeplyNested`, `TooDense`, `InvalidJson`, `EmptyDocument`, `InvalidOption`, `TitleTooLong`, and
 * as `language` does
 */
export function parseDocument(
  written: string,
  { format, extension, language: said, bom, title, archive, jsonPaths, withoutComments = false }: DocumentSource,
): SourceDocument {
  const text = withoutComments ? dropComments(written, format) : written;
  const parsed = readers[format].parse(text, { jsonPaths });
  const pictures =
    archive === undefined ? [] : (readers[format].pictures?.(Buffer.from(archive, 'base64'), text) ?? []);
  checkUnits(parsed.units);
  const ids = new Map<DraftUnit, Unit>();
  const units = inDocumentOrder(parsed.units).map((draft, index): Unit => {
    const unit = { id: `b${index + 1}`, ...draft };
    ids.set(draft, unit);
    return unit;
  });
  const language = typeof said === 'string' ? said : said(units);
  const unit = parsed.title && ids.get(parsed.title.unit);
  const page = parsed.title?.page && ids.get(parsed.title.page);
  const marked = unit && parsed.title ? { unit, from: parsed.title.from, ...defined({ page }) } : undefined;
  const look = parsed.look && lookOf(parsed.look, ids);
  const found = findTitle({ format, language, text, units, given: title, marked, look });
  checkTitle(found.title);
  return {
    schema: 1,
    format,
    extension,
    language,
    text,
    bom,
    ...defined({ archive }),
    ...(pictures.length === 0 ? {} : { pictures }),
    units: [...found.units],
    title: found.title,
  };
}

function lookOf({ ranks, bold, aside }: Look<DraftUnit>, units: ReadonlyMap<DraftUnit, Unit>): Look<Unit> {
  const found = (drafts: Iterable<DraftUnit>) => [...drafts].flatMap((draft) => units.get(draft) ?? []);
  return {
    ranks: new Map([...ranks].flatMap(([draft, rank]) => found([draft]).map((unit) => [unit, rank]))),
    bold: new Set(found(bold)),
    aside: new Set(found(aside)),
  };
}

/** Sorts units by their beginning; a unit comes before those inside it. */
function inDocumentOrder(units: readonly DraftUnit[]): DraftUnit[] {
  return [...units].sort(
    (a, b) => (a.range?.start ?? -1) - (b.range?.start ?? -1) || (b.range?.end ?? 0) - (a.range?.end ?? 0),
  );
}
