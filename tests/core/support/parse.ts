import { type FormatName, formatNames, type Part, type SourceDocument } from '../../../contracts/document.ts';
import { formats } from '../../../core/documents/formats/formats.ts';
import { parseDocument } from '../../../core/documents/parse-document.ts';
import { plainText } from '../../../core/documents/parts/plain-text.ts';
import { renderDocument } from '../../../core/documents/render-document.ts';

/** The formats whose files are text by themselves. */
export type TextFormat = Exclude<FormatName, 'docx' | 'odt'>;
export const textFormats = formatNames.filter((name): name is TextFormat => !formats[name].container);

export function parse(
  format: FormatName,
  text: string,
  { language = 'en', title }: { language?: string; title?: string } = {},
) {
  return parseDocument(text, { format, extension: format, language, bom: false, title });
}

/** The rendition in which every unit went through `change`, rebuilt even where nothing changed. */
export function render(document: SourceDocument, change: (text: string) => string, language = 'fr'): string {
  return renderDocument(document, translated(document, change), language);
}

export function translated(document: SourceDocument, change: (text: string) => string): Map<string, Part[]> {
  return new Map(
    document.units.map((unit) => [
      unit.id,
      unit.parts.map((part) => (part.type === 'text' ? { ...part, value: change(part.value) } : part)),
    ]),
  );
}

/** The units as a reader sees them, one string each. */
export function readings(document: SourceDocument): string[] {
  return document.units.map(({ parts }) => plainText(parts));
}

/** A unit's content in one string: tags as `<1>`, `</1>`, `<1/>`. */
export function shape(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (part.type === 'text') return part.value;
      return part.type === 'open' ? `<${part.id}>` : part.type === 'close' ? `</${part.id}>` : `<${part.id}/>`;
    })
    .join('');
}

export function shapes(document: SourceDocument): string[] {
  return document.units.map(({ parts }) => shape(parts));
}
