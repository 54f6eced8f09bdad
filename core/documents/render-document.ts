import type { Part, Range, SourceDocument, Unit } from '../../contracts/document.ts';
import { locale } from '../../contracts/locales.ts';
import type { RenderContext, Splice, Writer } from './formats/format.ts';
import { writers } from './formats/writers.ts';
import { sameParts } from './parts/same-parts.ts';

/** A replacement written lazily, because writing one unit may copy text that contains other replacements. */
interface Edit {
  range: Range;
  write(): string;
}

/**
 * Renders the document in another language: the source with its units replaced in place.
 *
 * A unit without a translation, or with one equal to its source, keeps the source's bytes, so a document without
 * translations is the source to the byte, except for the language that its markup declares.
 *
 * @param translations the parts of each translated unit, by its id.
 * @param language canonical tag of the rendition's language.
 */
export function renderDocument(
  document: SourceDocument,
  translations: ReadonlyMap<string, readonly Part[]>,
  language: string,
): string {
  return rendered(document, translations, localeEdits(document, language, writers[document.format]));
}

/** Replaces some of a document's units, and changes nothing else. */
export function renderUnits(document: SourceDocument, texts: ReadonlyMap<string, readonly Part[]>): string {
  return rendered(document, texts, []);
}

function rendered(
  document: SourceDocument,
  texts: ReadonlyMap<string, readonly Part[]>,
  others: readonly Edit[],
): string {
  const writer = writers[document.format];
  const units = unitEdits(document, texts, writer);
  const renderer = rendererOf(document.text, [...units, ...arrangement(document, units, writer), ...others]);
  const text = renderer.copy({ start: 0, end: document.text.length });
  return document.bom ? `\ufeff${text}` : text;
}

function unitEdits(
  document: SourceDocument,
  translations: ReadonlyMap<string, readonly Part[]>,
  writer: Writer,
): Edit[] {
  return document.units.flatMap((unit): Edit[] => {
    const parts = translations.get(unit.id);
    if (!unit.range || !parts || sameParts(unit.parts, parts)) return [];
    return [new UnitEdit(unit, unit.range, parts, writer)];
  });
}

/** Arranges the space between units, according to their translations. */
function arrangement({ text, units }: SourceDocument, edits: readonly Edit[], writer: Writer): Edit[] {
  if (!writer.arrange || edits.length === 0) return [];
  return writer.arrange(rendererOf(text, edits), units).map(editOf);
}

function rendererOf(text: string, edits: readonly Edit[]): Renderer {
  const renderer = new Renderer(text, edits);
  for (const edit of edits) if (edit instanceof UnitEdit) edit.place = renderer;
  return renderer;
}

function editOf({ range, text }: Splice): Edit {
  return { range, write: () => text };
}

function localeEdits(document: SourceDocument, language: string, writer: Writer): Edit[] {
  if (!writer.localise) return [];
  const { lang, direction } = locale(language);
  return writer.localise(document.text, { lang, dir: direction, source: document.language }).map(editOf);
}

class UnitEdit implements Edit {
  readonly range: Range;
  readonly unit: Unit;
  readonly #parts: readonly Part[];
  readonly #writer: Writer;
  place: RenderContext | undefined;

  constructor(unit: Unit, range: Range, parts: readonly Part[], writer: Writer) {
    this.unit = unit;
    this.range = range;
    this.#parts = parts;
    this.#writer = writer;
  }

  write(): string {
    return this.place ? this.#writer.write(this.unit, this.#parts, this.place) : '';
  }
}

class Renderer implements RenderContext {
  readonly source: string;
  readonly #edits: readonly Edit[];

  constructor(source: string, edits: readonly Edit[]) {
    this.source = source;
    this.#edits = [...edits].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  }

  copy({ start, end }: Range): string {
    let output = '';
    let done = start;
    for (let index = this.#firstFrom(start); index < this.#edits.length; index++) {
      const edit = this.#edits[index];
      if (!edit || edit.range.start > end || (edit.range.start === end && end > start && edit.range.end > end)) break;
      // The edit just written copied the edits inside it.
      if (edit.range.start < done || edit.range.end > end) continue;
      output += this.source.slice(done, edit.range.start) + edit.write();
      done = edit.range.end;
    }
    return output + this.source.slice(done, end);
  }

  /** Finds the first edit that begins at `start` or after it. */
  #firstFrom(start: number): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#edits[middle]?.range.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Packs a rendition of a document whose format is an archive; undefined for text formats. */
export function packDocument({ format, text, archive }: SourceDocument, rendition: string): Uint8Array | undefined {
  const { pack } = writers[format];
  if (!pack || archive === undefined) return undefined;
  return pack(Buffer.from(archive, 'base64'), text, rendition);
}
