import type { Part, Range, Unit } from '../../../../contracts/document.ts';
import { encodeXml } from '../../../lib/xml/index.ts';
import { decodeSyntax } from '../docx/syntax.ts';
import type { RenderContext } from '../format.ts';

/** Writes a translated unit as OpenDocument: copies its markup from the source, and escapes its text. */
export function writeOdt(unit: Unit, parts: readonly Part[], place: RenderContext): string {
  const syntax = decodeSyntax(unit.syntax ?? '');
  const copyAll = (ranges: readonly Range[] = []) => ranges.map((range) => place.copy(range)).join('');
  const written = parts
    .map((part) => {
      if (part.type === 'text') return textOf(part.value, syntax !== undefined);
      return 'raw' in part.source ? part.source.raw : place.copy(part.source);
    })
    .join('');
  return copyAll(syntax?.before) + written + copyAll(syntax?.after);
}

/** Programs read several spaces as one (ODF 1.3, part 3: 6.1.2). */
function textOf(value: string, isParagraph: boolean): string {
  const text = encodeXml(value.replace(/[\t\r\n]+/g, ' '));
  return isParagraph ? text.replace(/(?<= ) +/g, (more) => `<text:s text:c="${more.length}"/>`) : text;
}
